// A <details data-menu> behaves as a menu: one open at a time, Escape and a click outside close it,
// arrow keys walk through it.
const open = () => document.querySelectorAll("details[data-menu][open]");
const entries = (menu) => [...menu.querySelectorAll(".popup a, .popup button")].filter((entry) => entry.offsetParent);

function close(menu, back = false) {
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}

document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.("details[data-menu][open]")) return;
  for (const menu of open()) if (menu !== event.target && !menu.contains(event.target)) close(menu);
}, true);

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu);
});

document.addEventListener("focusin", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) close(menu);
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu]");
  if (!menu) return;
  if (event.key === "Escape" && menu.open) return close(menu, true);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  menu.open = true;
  const list = entries(menu);
  const here = list.indexOf(document.activeElement);
  const next = here < 0 && step < 0 ? list.length - 1 : here + step;
  list[(next + list.length) % list.length]?.focus();
});
