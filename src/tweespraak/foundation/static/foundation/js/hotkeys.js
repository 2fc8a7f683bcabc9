// Single keys press a button (1–5, A–H) while a question is on the page; the person can switch this off.
const off = "tweespraak-keys-off";
const remembered = () => { try { return localStorage.getItem(off) === "1"; } catch { return false; } };
let silent = remembered();

for (const button of document.querySelectorAll("[data-hotkeys-switch]")) {
  const show = () => button.setAttribute("aria-pressed", String(!silent));
  button.hidden = !document.querySelector("[data-hotkeys]");
  button.addEventListener("click", () => {
    silent = !silent;
    try { localStorage.setItem(off, silent ? "1" : "0"); } catch { /* private window: for this page only */ }
    show();
  });
  show();
}

document.addEventListener("keydown", (event) => {
  if (silent || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable], details[open]")) return;
  const button = [...document.querySelectorAll("[data-hotkeys] [data-hotkey]")]
    .find((candidate) => candidate.dataset.hotkey.toLowerCase() === event.key.toLowerCase());
  if (!button || button.disabled) return;
  event.preventDefault();
  button.focus();
  button.click();
});
