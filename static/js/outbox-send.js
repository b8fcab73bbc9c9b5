// Replays the outbox until the portal has everything: in order, as often as needed; the portal keeps each entry once.
import { alone, opened_body, opened_photo, settle, waiting } from "./outbox.js";

const BATCH = 50, LIMIT = 30000;

export class LoginNeeded extends Error {}

// Sends what waits of one visit. Resolves when nothing waits; rejects when the connection or the session is gone.
export const replay = (place, changed) => alone(`replay:${place.visit}`, async () => {
  for (let left = await waiting(place.visit, place.officer); left.length; left = await waiting(place.visit, place.officer)) {
    const told = left[0].kind === "photo" ? await send_photo(place, left[0]) : await send_batch(place, until_photo(left));
    for (const entry of left) {
      const answer = told.find((one) => one.hash === entry.hash);
      if (answer) await settle(entry, known(answer.status), answer.sentence);
    }
    if (!left.some((entry) => told.some((one) => one.hash === entry.hash))) throw new Error("nothing was taken");
    await changed();
  }
});

const known = (status) => ({ stored: "stored", kept: "stored", late: "late" })[status] ?? "refused";

function until_photo(left) {
  const end = left.findIndex((entry) => entry.kind === "photo");
  return left.slice(0, Math.min(end < 0 ? left.length : end, BATCH));
}

async function as_sent(entry) {
  const { device, seq, prev, at, kind, hash } = entry;
  return { device, seq, prev, at, kind, hash, body: await opened_body(entry) };
}

async function send_batch(place, batch) {
  const body = JSON.stringify({ entries: await Promise.all(batch.map(as_sent)) });
  return post(place, place.entries, body, { "Content-Type": "application/json" });
}

async function send_photo(place, entry) {
  const body = new FormData();
  body.set("entry", JSON.stringify(await as_sent(entry)));
  body.set("photo", await opened_photo(entry), "photo.jpg");
  return post(place, place.photos, body, {});
}

async function post(place, address, body, headers, again = false) {
  const signal = AbortSignal.timeout?.(LIMIT);
  const answer = await fetch(address, { method: "POST", body, signal, headers: { ...headers, "X-CSRFToken": place.token, Accept: "application/json" } });
  if (answer.status === 401 || answer.status === 403) {
    if (again || !(await renew(place))) throw new LoginNeeded();
    return post(place, address, body, headers, true);
  }
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  const told = await answer.json();
  return Array.isArray(told) ? told : [told];
}

// The page may be older than the session: a fresh one brings its token, a login page says that somebody must log in.
async function renew(place) {
  const answer = await fetch(location.pathname, { headers: { "X-Fresh": "1" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"), token = page.querySelector("#visit ~ * input[name=csrfmiddlewaretoken], #visit input[name=csrfmiddlewaretoken]");
  if (answer.redirected || !token) return false;
  place.token = token.value;
  return true;
}
