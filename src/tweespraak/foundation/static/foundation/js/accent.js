// The colour that is typed and the colour that is picked are one; without JavaScript one types it.
const typed = document.querySelector("[data-accent]");
const picker = document.querySelector("[data-accent-picker]");
if (typed && picker) {
  const picked = picker.querySelector("input");
  const follow = () => {
    const value = typed.value.trim().replace(/^#?/, "#").toLowerCase();
    if (/^#[0-9a-f]{6}$/.test(value)) picked.value = value;
  };
  typed.addEventListener("input", follow);
  picked.addEventListener("input", () => { typed.value = picked.value; });
  follow();
  picker.hidden = false;
}
