// Light, dark or as the device wishes: kept in a cookie, so that the server can draw it at once.
const root = document.documentElement;
for (const group of document.querySelectorAll("[data-theme-choice]")) {
  const buttons = [...group.querySelectorAll("button")];
  const show = () => {
    const now = root.dataset.theme || "system";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === now));
  };
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.value === "system") delete root.dataset.theme;
    else root.dataset.theme = button.value;
    const age = button.value === "system" ? 0 : 60 * 60 * 24 * 365;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${button.value}; path=/; max-age=${age}; samesite=lax${secure}`;
    show();
  });
  group.hidden = false;
  show();
}
