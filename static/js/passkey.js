// Passkeys (WebAuthn level 2): asks the server for a challenge, the device for an answer, and sends the form with it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

function asked(options, kind) {
  const key = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (kind === "get") return { publicKey: { ...key, allowCredentials: listed(key.allowCredentials) } };
  const user = { ...key.user, id: bytes(key.user.id) };
  return { publicKey: { ...key, user, excludeCredentials: listed(key.excludeCredentials) } };
}

function answered(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

async function use(form) {
  const answer = await fetch(form.dataset.options, { cache: "no-store", headers: { Accept: "application/json" } });
  if (answer.redirected || !answer.ok) throw new Error("no options");
  const kind = form.dataset.passkey;
  const credential = await navigator.credentials[kind](asked(await answer.json(), kind));
  form.elements.credential.value = answered(credential);
  form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.querySelector("[data-without]").hidden = true;
  if (/^[\d.]+$|^\[/.test(location.hostname)) {
    form.querySelector("[data-numeric]").hidden = false;
  } else if (window.PublicKeyCredential) {
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      form.querySelector("[data-trouble]").hidden = true;
      use(form).catch(() => { form.querySelector("[data-trouble]").hidden = false; });
    });
  }
}
