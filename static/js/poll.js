// Asks every ten seconds whether the case has changed (ETag) and swaps the part the page itself includes.
const place = document.querySelector("[data-poll]");
let tag = place ? `"${place.dataset.version}"` : "";

async function look() {
  if (document.hidden) return;
  const answer = await fetch(place.dataset.poll, { headers: { "If-None-Match": tag, "X-Background": "1" }, cache: "no-store" });
  if (answer.status === 200) {
    tag = answer.headers.get("ETag");
    place.innerHTML = await answer.text();
  }
}

if (place) setInterval(() => look().catch(() => undefined), 10000);
