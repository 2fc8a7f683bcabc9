// Help opens beside the screen; without JavaScript the same link is an ordinary page.
const opener = document.querySelector("a[data-help]");
let panel;
let opening = false; // a second click while the words are on their way opens no second panel

opener?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own, as one asked
  event.preventDefault();
  if (panel) close(); else if (!opening) open();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel && !event.defaultPrevented) close();
});

async function open() {
  opening = true;
  const answer = await fetch(`${opener.href}?beside`).catch(() => null);
  const words = answer?.ok ? await answer.text().catch(() => "") : "";
  opening = false;
  if (!words.includes("data-help-close")) return void (location.href = opener.href);
  panel = document.createElement("aside");
  panel.className = "help-panel";
  panel.setAttribute("aria-labelledby", "help-title");
  panel.innerHTML = words; // our own page, without HTML of anyone else
  panel.querySelector("[data-help-close]").addEventListener("click", close);
  document.body.append(panel);
  document.body.classList.add("with-help");
  opener.setAttribute("aria-expanded", "true");
  panel.querySelector("#help-title").focus();
}

function close() {
  const inside = panel.contains(document.activeElement);
  panel.remove();
  panel = undefined;
  document.body.classList.remove("with-help");
  opener.setAttribute("aria-expanded", "false");
  if (inside || document.activeElement === document.body) opener.focus();
}
