// What an officer notes on site: numbered, chained and encrypted on this phone before anything is sent.
// Stores: `entries` (key [visit, officer, seq]) and `keys` (the AES key that never leaves this browser).
const NAME = "yiwang-field", text = new TextEncoder();
let opened = null;

function database() {
  opened ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: ["visit", "officer", "seq"] });
      request.result.createObjectStore("keys");
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return opened;
}

async function run(store, mode, act) {
  const base = await database();
  return new Promise((done, fail) => {
    const work = base.transaction(store, mode), request = act(work.objectStore(store));
    work.oncomplete = () => done(request?.result);
    work.onerror = work.onabort = () => fail(work.error || request?.error);
  });
}

async function kept(name, make) {
  const known = await run("keys", "readonly", (store) => store.get(name));
  if (known) return known;
  const fresh = await make();
  await run("keys", "readwrite", (store) => store.add(fresh, name)).catch(() => null);
  return run("keys", "readonly", (store) => store.get(name));
}

const secret = () => kept("secret", () => crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]));
const phone = () => kept("phone", () => hex(crypto.getRandomValues(new Uint8Array(8))));

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
export const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

// RFC 8785 for what entries hold: texts, whole numbers, lists and objects of them.
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

async function seal(bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await secret(), bytes) };
}

const unseal = async (sealed) => crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, await secret(), sealed.data);

// One after another, also between two tabs of the same phone.
const alone = (name, act) => (navigator.locks ? navigator.locks.request(name, act) : act());

// `local`: ISO 8601 with the offset of the phone, without fractions that another reader might write otherwise.
function moment() {
  const now = new Date(), offset = -now.getTimezoneOffset(), two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const shifted = new Date(now.getTime() + offset * 60000).toISOString().slice(0, 23);
  return `${shifted}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

export const entries = (visit, officer) =>
  run("entries", "readonly", (store) => store.getAll(IDBKeyRange.bound([visit, officer, 0], [visit, officer, Infinity])));

export async function add(visit, officer, kind, body, file = null) {
  const picture = file ? await file.arrayBuffer() : null;
  const whole = picture ? { ...body, sha256: await digest(picture) } : body;
  const [sealed, photo] = [await seal(text.encode(JSON.stringify(whole))), picture && (await seal(picture))];
  return alone(`outbox:${visit}`, async () => {
    const last = (await entries(visit, officer)).at(-1), device = `${await phone()}-${officer}`.slice(0, 40);
    const [seq, prev, at] = [(last?.seq ?? 0) + 1, last?.hash ?? "", moment()];
    const hash = await digest(text.encode(canonical({ device, seq, prev, at, kind, body: whole })));
    const entry = { visit, officer, device, seq, prev, at, kind, hash, content: whole.content ?? "", status: "waiting", sealed, photo };
    await run("entries", "readwrite", (store) => store.add(entry));
    return entry;
  });
}

export async function opened_body(entry) {
  return entry.sealed ? JSON.parse(new TextDecoder().decode(await unseal(entry.sealed))) : {};
}

export async function opened_photo(entry) {
  return entry.photo ? new Blob([await unseal(entry.photo)], { type: "image/jpeg" }) : null;
}

// What the portal has is not kept here a second time, but for answers, which an older page kept here does not know.
export async function settle(entry, status, sentence = "") {
  const kept = status === "refused" ? entry : { ...entry, sealed: entry.kind === "answer" ? entry.sealed : null, photo: null };
  await run("entries", "readwrite", (store) => store.put({ ...kept, status, sentence }));
}

export const waiting = async (visit, officer) => (await entries(visit, officer)).filter((entry) => entry.status === "waiting");
export { alone };
