// Saves the form on the server two seconds after the last change, and when the page is left; the page works without it.
const form = document.querySelector("form[data-autosave]");
const status = document.querySelector("[data-saved]");
let timer = 0;

function send(keepalive) {
  timer = 0;
  return fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, keepalive });
}

async function save() {
  const answer = await send(false);
  const said = await answer.json().catch(() => null);
  if (answer.ok && said) {
    form.elements.revision.value = said.revision;
    status.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) + " ✓";
  } else {
    status.textContent = said?.sentence ?? form.dataset.unsaved;
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => save().catch(() => { status.textContent = form.dataset.unsaved; }), 2000);
}

if (form && status) {
  form.addEventListener("input", later);
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; });
  addEventListener("pagehide", () => { if (timer) send(true).catch(() => undefined); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
