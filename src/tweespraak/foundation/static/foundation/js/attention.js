// After a refused form the summary of what to look at gets the focus, so that it is read first.
document.querySelector("[data-focus=now]")?.focus();
