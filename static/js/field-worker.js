// Keeps the officer's pages and what they are made of on the phone, so that they open without a connection.
const PAGES = "field-pages-1", PARTS = "field-parts-1", LONGEST = 72 * 3600 * 1000, PATIENCE = 6000;
const HERE = new URL("./", self.location).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (/^\/(static|visit-codes)\//.test(url.pathname) && request.mode !== "navigate") event.respondWith(part(request));
  else if (url.pathname.startsWith(HERE) && (request.mode === "navigate" || /\/photos\/[0-9a-f]+\/$/.test(url.pathname))) event.respondWith(page(request));
});

// What a page asks to be kept for the way: itself, the tasks it lists, what they are made of.
self.addEventListener("message", (event) => event.waitUntil((async () => {
  const [pages, parts] = [await caches.open(PAGES), await caches.open(PARTS)];
  const here = (address, path) => new URL(address).origin === location.origin && new URL(address).pathname.startsWith(path);
  for (const address of event.data.pages.filter((one) => here(one, HERE))) {
    const answer = await fetch(address);
    if (answer.ok && !answer.redirected) await pages.put(plain(address), stamped(answer));
  }
  await parts.addAll(event.data.parts.filter((one) => here(one, "/static/") || here(one, "/visit-codes/")));
})().catch(() => null)));

const plain = (address) => address.split(/[?#]/)[0];

// A page: the portal's when it answers, else the one kept here, at most three days old.
async function page(request) {
  const kept = await caches.open(PAGES);
  try {
    const answer = await in_time(fetch(request));
    if (answer.type === "opaqueredirect" || answer.redirected) await caches.delete(PAGES); // the session is over
    else if (answer.ok) await kept.put(plain(request.url), stamped(answer.clone()));
    return answer;
  } catch (problem) {
    const known = await kept.match(plain(request.url));
    if (known && Date.now() - Number(known.headers.get("X-Kept")) < LONGEST) return known;
    throw problem;
  }
}

// What pages are made of: the portal's first, because a page and its scripts belong together.
async function part(request) {
  const kept = await caches.open(PARTS);
  try {
    const answer = await in_time(fetch(request));
    if (answer.ok) await kept.put(request, answer.clone());
    return answer;
  } catch (problem) {
    const known = await kept.match(request);
    if (known) return known;
    throw problem;
  }
}

function stamped(answer) {
  const headers = new Headers(answer.headers);
  headers.set("X-Kept", String(Date.now()));
  return new Response(answer.body, { status: answer.status, headers });
}

function in_time(promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error("slow")), PATIENCE))]);
}
