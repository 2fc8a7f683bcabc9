// Copies the text of a read-only field; without a clipboard the text is selected to copy by hand.
for (const block of document.querySelectorAll("[data-copy]")) {
  const source = block.querySelector("[data-copy-source]");
  const button = block.querySelector("[data-copy-button]");
  const words = button.querySelector("span");
  const before = words.textContent;
  button.hidden = false;
  source.addEventListener("focus", () => source.select());
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      words.textContent = button.dataset.copyDone;
      setTimeout(() => { words.textContent = before; }, 3000);
    } catch {
      source.focus();
    }
  });
}
