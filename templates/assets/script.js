// Optional comforts of the share row: without this file every share link still works.
// A button stays hidden unless the browser can do what it offers.
const address = document.querySelector("link[rel=canonical]").href;
for (const button of document.querySelectorAll("[data-share], [data-copy]")) {
  const { copy: done } = button.dataset;
  if (done ? !navigator.clipboard : !navigator.share) continue;
  const label = button.textContent;
  let reset;
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (!done) return await navigator.share({ title: document.title, url: address });
      await navigator.clipboard.writeText(address);
      button.textContent = done;
      clearTimeout(reset);
      reset = setTimeout(() => (button.textContent = label), 2000);
    } catch {
      // Where the clipboard stays shut the reader copies by hand; who closes the share sheet has met no error.
      if (done) prompt(label, address);
    }
  });
}
