// Puts words from beside the page in the text where the cursor stood last; without a cursor the button
// sends the form, and the server finds the place.
const form = document.querySelector("form[data-autosave]");
const into = form.querySelector("[data-into]");
let last = null;

form.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[name]")) {
    last = event.target;
    into.value = last.name;
  }
});

for (const button of form.querySelectorAll("[data-insert]")) {
  button.addEventListener("click", (event) => {
    if (!last) return;
    event.preventDefault();
    const start = last.selectionStart;
    const before = last.value.slice(0, start);
    const words = (before && !/\s$/.test(before) ? "\n" : "") + button.dataset.insert;
    last.setRangeText(words, start, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
  });
}
