// Hears that the case changed (server-sent events) and looks at once: a page's ticket is for one minute, one person, one
// session. Without the live process, or when it breaks, polling goes on as before.
import { look, pace } from "./poll.js";

const here = document.querySelector("[data-live]");
const notice = document.querySelector("[data-changed]");
const ASK_AGAIN = 30;
let known = null;
let wait = 1;
let looking = 0;

function told(version) {
  if (notice && known !== null && version !== known) notice.hidden = false;
  if (known === null) known = version;
}

function lookSoon() {
  clearTimeout(looking);
  looking = setTimeout(() => look().catch(() => undefined), 100);
}

async function ticket() {
  const answer = await fetch(here.dataset.live, { headers: { "X-Background": "1" }, cache: "no-store" });
  if (answer.redirected || !answer.ok) return null;
  return answer.json();
}

async function listen() {
  const given = await ticket();
  if (!given) return;
  told(given.version);
  if (!given.stream) {
    setTimeout(again, ASK_AGAIN * 1000);
    return;
  }
  const source = new EventSource(given.stream, { withCredentials: true });
  source.addEventListener("open", () => {
    wait = 1;
    pace.seconds = 60;
    here.dataset.listening = "yes";
    lookSoon();
  });
  source.addEventListener("change", () => {
    lookSoon();
    if (notice) ticket().then((now) => { if (now) told(now.version); }).catch(() => undefined);
  });
  source.addEventListener("error", () => {
    source.close();
    pace.seconds = 10;
    delete here.dataset.listening;
    lookSoon();
    setTimeout(again, wait * 1000 * (0.5 + Math.random()));
    wait = Math.min(wait * 2, 60);
  });
}

function again() {
  listen().catch(() => setTimeout(again, ASK_AGAIN * 1000));
}

if (here) again();
