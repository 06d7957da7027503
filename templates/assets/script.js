// Optional comforts of the share row: without this file every share link still works.
// A button stays hidden unless the browser can do what it offers.
const address = document.querySelector("link[rel=canonical]").href;
for (const button of document.querySelectorAll("[data-share], [data-copy]")) {
  const { copy: done } = button.dataset;
  if (done ? !navigator.clipboard : !navigator.share) continue;
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    if (!done) {
      // A reader who closes the share sheet has not met an error.
      return navigator.share({ title: document.title, url: address }).catch(() => {});
    }
    await navigator.clipboard.writeText(address);
    const label = button.textContent;
    button.textContent = done;
    setTimeout(() => (button.textContent = label), 2000);
  });
}
