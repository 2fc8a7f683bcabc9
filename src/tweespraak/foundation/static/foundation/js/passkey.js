// Makes or uses a passkey: asks the server for a challenge, has the device answer it, and sends the
// answer with the form around the button. Without passkeys in the browser the button stays hidden.
const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0)).buffer;
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list ?? []).map((one) => ({ ...one, id: fromText(one.id) }));

async function challenge(form) {
  const given = form.querySelector("#passkey-options");
  if (given) return JSON.parse(given.textContent).publicKey;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("purpose", form.dataset.passkey === "make" ? "add" : "use");
  const answer = await fetch(form.dataset.challenge, { method: "POST", body });
  if (!answer.ok) throw new Error(`challenge: ${answer.status}`);
  return (await answer.json()).publicKey;
}

async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: fromText(options.challenge),
      user: { ...options.user, id: fromText(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
    },
  });
  return {
    clientDataJSON: toText(made.response.clientDataJSON),
    attestationObject: toText(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
    made,
  };
}

async function use(options) {
  const made = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: fromText(options.challenge),
      allowCredentials: known(options.allowCredentials),
    },
  });
  return {
    clientDataJSON: toText(made.response.clientDataJSON),
    authenticatorData: toText(made.response.authenticatorData),
    signature: toText(made.response.signature),
    userHandle: made.response.userHandle ? toText(made.response.userHandle) : null,
    made,
  };
}

async function answered(form) {
  const options = await challenge(form);
  const { made, ...response } = await (form.dataset.passkey === "make" ? make(options) : use(options));
  return {
    type: made.type,
    id: made.id,
    rawId: toText(made.rawId),
    response,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  const button = form.querySelector("[data-passkey-button]");
  const problem = form.querySelector("[data-passkey-problem]");
  form.querySelector("[data-passkey-none]")?.remove();
  button.hidden = false;
  form.addEventListener("submit", (event) => { if (!form.elements.credential.value) event.preventDefault(); });
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    if (form.elements.name && !form.elements.name.reportValidity()) return;
    try {
      form.elements.credential.value = JSON.stringify(await answered(form));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
