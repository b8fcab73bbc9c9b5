// Asks every ten seconds whether the page's part has changed (ETag) and swaps what the page itself includes. Where live
// updates arrive (live.js) it only makes sure, once a minute.
const place = document.querySelector("[data-poll]");
let tag = place ? `"${place.dataset.version}"` : "";
export const pace = { seconds: 10 };

function keepFocus(swap) {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  swap();
  if (focused) [...place.querySelectorAll(focused.localName)].find((one) => one.textContent === focused.textContent)?.focus();
}

export async function look() {
  if (!place || document.hidden) return;
  const answer = await fetch(place.dataset.poll, { headers: { "If-None-Match": tag, "X-Background": "1" }, cache: "no-store" });
  if (answer.status === 200) {
    tag = answer.headers.get("ETag");
    const words = await answer.text();
    keepFocus(() => { place.innerHTML = words; });
  }
}

function later() {
  setTimeout(() => look().catch(() => undefined).then(later), pace.seconds * 1000);
}

if (place) {
  later();
  document.addEventListener("visibilitychange", () => look().catch(() => undefined));
}
