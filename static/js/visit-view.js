// What the officer's page shows of the outbox: answers and photographs not yet in the page, what waits, how far it is.
import { entries, opened_body, opened_photo } from "./outbox.js";

const root = document.getElementById("visit"), net = document.querySelector("[data-net]"), list = document.querySelector("[data-list]");
const all = () => entries(root.dataset.visit, root.dataset.officer);
const reveal = (mark) => document.querySelectorAll(mark).forEach((shown) => { shown.hidden = false; });

// What this phone noted after the page was made is laid over what the page says. The answers only of a page that was
// just opened: later the fields say what the officer chose last, and laying older answers over them would undo it.
export async function overlay(opened = false) {
  const photos = new Map(), answers = new Map(), rendered = Date.parse(root.dataset.rendered);
  for (const entry of await all()) {
    if (entry.status !== "waiting" && (entry.status === "refused" || Date.parse(entry.at) < rendered)) continue;
    const body = await opened_body(entry);
    if (entry.kind === "answer" && body.result) answers.set(entry.content, body);
    if (entry.kind === "photo") photos.set(entry.content, [...(photos.get(entry.content) ?? []), entry]);
    if (entry.kind === "signature" || entry.kind === "refusal") reveal("[data-signed]");
    if (entry.kind === "certificates") {
      reveal("[data-shown]");
      document.querySelector("form[data-entry=certificates]")?.setAttribute("hidden", "");
    }
  }
  if (opened) answers.forEach((body) => fill(body));
  for (const [content, taken] of photos) await thumbnails(content, taken);
}

function fill(body) {
  const line = document.querySelector(`[data-content="${CSS.escape(body.content)}"]`), form = line?.querySelector("form");
  if (!form || form.contains(document.activeElement) && document.activeElement.name === "note") return;
  line.dataset.result = form.elements.result.value = body.result;
  if (body.result === "bad") [form.elements.note.value, form.elements.remedy.value] = [body.note, body.remedy];
}

async function thumbnails(content, taken) {
  const box = document.querySelector(`[data-photos-of="${CSS.escape(content)}"]`);
  for (const entry of taken) {
    if (!box || box.querySelector(`[data-hash="${entry.hash}"]`)) continue;
    const blob = await opened_photo(entry), figure = document.createElement("figure"), image = new Image();
    if (!blob) continue;
    Object.assign(image, { src: URL.createObjectURL(blob), alt: list.dataset.photo });
    const caption = document.createElement("figcaption");
    caption.textContent = `${entry.at.slice(11, 16)} ${list.dataset.waits}`;
    figure.dataset.hash = entry.hash;
    figure.append(image, caption);
    box.prepend(figure);
  }
}

export async function show(login = false, failed = false) {
  const known = await all(), left = known.filter((entry) => entry.status === "waiting").length;
  const words = login ? net.dataset.login : navigator.onLine && !failed ? net.dataset.online : net.dataset.offline;
  net.textContent = left ? `${words} · ${left} ${net.dataset.waiting}` : words;
  net.classList.toggle("off", left > 0 || !navigator.onLine);
  net.classList.toggle("bad", login);
  const names = { stored: list.dataset.stored, late: list.dataset.late, refused: list.dataset.refused, waiting: list.dataset.waits };
  list.replaceChildren(...known.slice(-12).reverse().map((entry) => line(entry, names)));
  const done = document.querySelectorAll('.check-line[data-result]:not([data-result=""])').length, total = document.querySelectorAll(".check-line").length;
  document.querySelector("[data-done]").textContent = done;
  document.querySelector(".how-far progress").value = total ? (100 * done) / total : 0;
  root.dataset.left = left;
}

function line(entry, names) {
  const item = document.createElement("li"), what = document.createElement("b"), state = document.createElement("span");
  what.textContent = `${list.dataset[entry.kind]} #${entry.seq}`;
  state.textContent = entry.sentence ? `${names[entry.status]}：${entry.sentence}` : names[entry.status];
  item.dataset.status = entry.status;
  item.append(what, entry.at.slice(11, 16), state);
  return item;
}
