// The officer's page: every form goes through the outbox first, so that nothing depends on a connection.
import { add, waiting } from "./outbox.js";
import { LoginNeeded, replay } from "./outbox-send.js";
import { prepare_glass } from "./sign.js";
import { overlay, show } from "./visit-view.js";

const PAUSES = [2, 5, 10, 20, 40], LARGEST_SIDE = 1600;
const root = document.getElementById("visit");
const place = root && { visit: root.dataset.visit, officer: root.dataset.officer, entries: root.dataset.entries, photos: root.dataset.photos, token: document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "" };
let failures = 0, timer = 0, login = false;

// The worker keeps this page, the tasks linked from it and their parts before the connection is lost.
// Asked again when a worker takes over: one that was still starting may have been stopped in the middle.
function keep_for_the_way(worker) {
  const pages = [location.href, ...Array.from(document.querySelectorAll(".tasks-list a"), (link) => link.href)];
  worker?.postMessage({ pages, parts: performance.getEntriesByType("resource").map((part) => part.name) });
}
navigator.serviceWorker?.register(document.body.dataset.worker).then(() => navigator.serviceWorker.ready).then(({ active }) => keep_for_the_way(active)).catch(() => null);
navigator.serviceWorker?.addEventListener("controllerchange", () => keep_for_the_way(navigator.serviceWorker.controller));
navigator.storage?.persist?.();

if (place && window.indexedDB && window.crypto?.subtle) {
  document.documentElement.classList.add("scripted");
  for (const form of document.querySelectorAll("form[data-entry]")) form.addEventListener("submit", (event) => { event.preventDefault(); note(form); });
  for (const form of document.querySelectorAll("form[data-entry=answer]")) form.addEventListener("change", (event) => changed(form, event.target));
  document.querySelector("form[data-closing]")?.addEventListener("submit", finish);
  const retry = document.querySelector("[data-retry]");
  retry.hidden = false;
  retry.addEventListener("click", send);
  addEventListener("online", send);
  addEventListener("offline", tell);
  prepare_glass(document.querySelector("form[data-entry=signature]"));
  overlay(true).then(send);
}

// A choice is saved as it is made, a photograph as it is taken; the field is emptied before the next one is picked.
async function changed(form, field) {
  const content = form.closest("[data-content]").dataset.content;
  if (field.type === "file") {
    const files = Array.from(field.files);
    field.value = "";
    for (const file of files) await keep("photo", { content, ...(await where()) }, await smaller(file));
  }
  form.closest("[data-content]").dataset.result = form.elements.result.value;
  await note(form);
}

async function note(form) {
  const said = Object.fromEntries(new FormData(form));
  if (form.dataset.entry === "certificates") await keep("certificates", { scanned: said.scanned ?? "no" });
  if (form.dataset.entry === "signature") {
    if (said.reason.trim()) await keep("refusal", { reason: said.reason.trim() });
    else if (said.signer.trim() && said.strokes) await keep("signature", { signer: said.signer.trim(), strokes: said.strokes });
    else form.elements.signer.focus();
  }
  if (form.dataset.entry === "paper") {
    const [paper, about, words] = [said.paper ?? "", said.about.trim(), said.words.trim()];
    if (paper && about && words) await keep("paper", { paper, about, words }).then(() => form.reset());
    else form.reportValidity();
  }
  if (form.dataset.entry !== "answer" || !said.result || (said.result === "bad" && !said.remedy)) return;
  const bad = said.result === "bad", content = form.closest("[data-content]").dataset.content;
  await keep("answer", { content, result: said.result, note: bad ? said.note.trim() : "", remedy: bad ? said.remedy : "" });
}

async function keep(kind, body, file = null) {
  await add(place.visit, place.officer, kind, body, file);
  await overlay();
  await tell();
  send();
}

async function send() {
  clearTimeout(timer);
  try {
    await replay(place, tell);
    failures = 0, login = false;
  } catch (problem) {
    login = problem instanceof LoginNeeded;
    timer = setTimeout(send, PAUSES[Math.min(failures++, PAUSES.length - 1)] * 1000);
  }
  await tell();
}

function tell() {
  return show(login, failures > 0);
}

// The end is the portal's to decide: first everything goes up, then the form is sent.
async function finish(event) {
  if (event.target.dataset.ready) return;
  event.preventDefault();
  await send();
  if ((await waiting(place.visit, place.officer)).length) return;
  event.target.dataset.ready = "1";
  event.target.submit();
}

// The place, where it is told at once: a question left open on the phone holds no photograph up.
function where() {
  const none = { latitude: "", longitude: "", accuracy: "" }, late = new Promise((done) => setTimeout(done, 4000, none));
  if (!navigator.geolocation) return none;
  const told = new Promise((done) => navigator.geolocation.getCurrentPosition(
    ({ coords }) => done({ latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6), accuracy: coords.accuracy.toFixed(0) }),
    () => done(none), { maximumAge: 60000, timeout: 3000 },
  ));
  return Promise.race([told, late]);
}

async function smaller(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8))) || file;
}
