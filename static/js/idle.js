// Asks the server how long the session still has; two minutes before its end a button keeps it. Without this file the
// session simply ends, and drafts are saved.
const box = document.querySelector("[data-stay]");
const WARNING = 120;

async function left(method) {
  const form = new FormData(box.querySelector("form"));
  const asked = method === "POST" ? { method, body: form } : { headers: { "X-Background": "1" } };
  const answer = await fetch(box.dataset.stay, { ...asked, cache: "no-store" });
  return (await answer.json()).left;
}

function later(seconds) {
  setTimeout(() => look("GET").catch(() => later(WARNING)), Math.max(seconds, 1) * 1000);
}

async function look(method) {
  const seconds = await left(method);
  if (seconds <= 0) {
    location.reload();
  } else if (seconds > WARNING) {
    box.hidden = true;
    later(seconds - WARNING);
  } else {
    if (box.hidden) {
      box.hidden = false;
      box.querySelector("button").focus();
    }
    later(Math.min(seconds + 1, 20));
  }
}

if (box) {
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    look("POST").catch(() => box.querySelector("form").submit());
  });
  look("GET").catch(() => later(WARNING));
}
