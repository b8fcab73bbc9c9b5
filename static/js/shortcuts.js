// Single keys press what is marked data-key; silent inside fields, switched off by data-shortcuts (kept on the device).
const KEEP = "shortcuts-off";
const box = document.querySelector("[data-shortcuts]");

function off() {
  return localStorage.getItem(KEEP) === "1";
}

if (box) {
  box.checked = !off();
  box.addEventListener("change", () => localStorage.setItem(KEEP, box.checked ? "0" : "1"));
}

document.addEventListener("keydown", (event) => {
  if (off() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") && event.target.type !== "checkbox") return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
  if (target.tagName === "SUMMARY") target.parentElement.open = true;
  else target.click();
});
