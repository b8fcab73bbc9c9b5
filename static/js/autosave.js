// Saves the form on the server two seconds after the last change; the page works without it.
const form = document.querySelector("form[data-autosave]");
const status = document.querySelector("[data-saved]");
let timer = 0;

async function save() {
  const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  const said = await answer.json();
  if (answer.ok) {
    form.elements.revision.value = said.revision;
    status.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) + " ✓";
  } else {
    status.textContent = said.sentence;
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => save().catch(() => { status.textContent = "…"; }), 2000);
}

if (form && status) {
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}
