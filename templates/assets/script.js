// Optional comforts of the share row: without this file every share link still works.
// A button stays hidden unless the browser can do what it offers.
for (const button of document.querySelectorAll("[data-share], [data-copy]")) {
  const { share, copy, done } = button.dataset;
  if (share ? !navigator.share : !navigator.clipboard) continue;
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    if (share) {
      // A reader who closes the share sheet has not met an error.
      return navigator.share({ title: document.title, url: share }).catch(() => {});
    }
    await navigator.clipboard.writeText(copy);
    const label = button.textContent;
    button.textContent = done;
    setTimeout(() => (button.textContent = label), 2000);
  });
}
