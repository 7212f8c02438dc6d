// Passkeys: the one thing here that cannot work without a script. The pages offer a code as well.
"use strict";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const credentials = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function ask(kind, options) {
  const publicKey = { ...options, challenge: bytes(options.challenge) };
  if (kind === "create") {
    publicKey.user = { ...options.user, id: bytes(options.user.id) };
    publicKey.excludeCredentials = credentials(options.excludeCredentials);
  } else {
    publicKey.allowCredentials = credentials(options.allowCredentials);
  }
  const made = await navigator.credentials[kind]({ publicKey });
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = letters(made.response[name]);
  }
  const { id, type } = made;
  return JSON.stringify({ id, rawId: letters(made.rawId), type, response, clientExtensionResults: {} });
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    const answer = form.elements.namedItem("answer");
    if (answer.value || !form.reportValidity()) return;
    event.preventDefault();
    try {
      answer.value = await ask(form.dataset.passkey, JSON.parse(form.dataset.options));
    } catch {
      answer.value = "{}"; // cancelled or refused: the server says so in words
    }
    form.submit();
  });
}
