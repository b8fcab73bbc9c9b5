// Sends files in pieces and goes on where it stopped; without it the form sends them whole.
const PIECE = 1024 * 1024, PAUSES = [1, 2, 5, 10, 20, 30], LARGEST_SIDE = 2400;
const tus = { "Tus-Resumable": "1.0.0" };

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-uploads]"), chosen = form?.elements.file.files[0];
  if (!chosen || form.dataset.whole) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  form.querySelector("button").setAttribute("aria-disabled", "true");
  send(form, chosen).then((reference) => hand_in(form, reference)).catch((problem) => (problem.large ? refuse(form) : send_whole(form)));
});

// Leaving while a file is on its way asks first.
addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-busy]:not([data-whole])")) event.preventDefault();
});

async function send(form, chosen) {
  const headers = { ...tus, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const file = await smaller(chosen), key = `upload:${form.action}:${chosen.name}:${chosen.size}:${chosen.lastModified}`;
  let { address, offset } = (await known(sessionStorage.getItem(key), headers, file.size)) || (await begin(form, file, chosen.name, headers));
  sessionStorage.setItem(key, address);
  for (let failures = 0; offset < file.size; show(form, offset / file.size)) {
    try {
      offset = await piece(address, file, offset, headers);
      failures = 0;
    } catch (problem) {
      if (problem.final) throw problem;
      await rest(form, PAUSES[Math.min(failures++, PAUSES.length - 1)]);
      offset = (await known(address, headers, file.size).catch(() => null))?.offset ?? offset;
    }
  }
  sessionStorage.removeItem(key);
  return address.split("/").at(-2);
}

async function begin(form, file, name, headers) {
  const metadata = "filename " + btoa(String.fromCharCode(...new TextEncoder().encode(name)));
  const answer = await fetch(form.dataset.uploads, { method: "POST", headers: { ...headers, "Upload-Length": file.size, "Upload-Metadata": metadata } });
  if (answer.status !== 201) throw Object.assign(new Error("refused"), { final: true, large: answer.status === 413 });
  return { address: answer.headers.get("Location"), offset: 0 };
}

async function known(address, headers, size) {
  if (!address) return null;
  const answer = await fetch(address, { method: "HEAD", headers });
  const same = answer.ok && Number(answer.headers.get("Upload-Length")) === size;
  return same ? { address, offset: Number(answer.headers.get("Upload-Offset")) } : null;
}

async function piece(address, file, offset, headers) {
  const type = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": offset };
  const answer = await fetch(address, { method: "PATCH", headers: { ...headers, ...type }, body: file.slice(offset, offset + PIECE) });
  if (answer.status !== 204) throw Object.assign(new Error("refused"), { final: answer.status < 500 && answer.status !== 409 });
  return Number(answer.headers.get("Upload-Offset"));
}

// A photograph larger than anybody reads is made smaller on the phone; anything else goes as it is.
async function smaller(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < 2 * PIECE || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width * scale, height: picture.height * scale });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return (await new Promise((done) => canvas.toBlob(done, file.type, 0.85))) || file;
  } catch {
    return file;
  }
}

function rest(form, seconds) {
  const status = form.querySelector("[data-waiting]");
  status.textContent = status.dataset.waiting;
  return new Promise((go) => {
    const timer = setTimeout(go, seconds * 1000);
    addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  }).then(() => { status.textContent = ""; });
}

function show(form, part) {
  const progress = form.querySelector("progress");
  progress.hidden = false;
  progress.value = Math.round(part * 100);
}

// Only this material's part of the page is made anew: files chosen for others, and uploads under way, stay.
async function hand_in(form, reference) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, upload: reference });
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => rest(form, PAUSES[2]).then(() => null));
  if (!answer) return hand_in(form, reference);
  const section = form.closest("section[id]"), page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(section.id);
  if (!fresh) throw new Error("the page is another");
  const focused = section.contains(document.activeElement);
  section.replaceWith(fresh);
  if (focused) fresh.querySelector("button")?.focus();
  document.getElementById("uploads").textContent = fresh.querySelector("[role=alert], .tag.ok")?.textContent ?? "";
}

// Nobody sends twenty megabytes to hear that they are too many.
function refuse(form) {
  delete form.dataset.busy;
  form.querySelector("button").removeAttribute("aria-disabled");
  const status = form.querySelector("[data-large]");
  status.textContent = status.dataset.large;
  status.className = "error";
}

function send_whole(form) {
  form.dataset.whole = "1";
  form.submit();
}
