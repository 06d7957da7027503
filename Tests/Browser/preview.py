#!/usr/bin/env python3
"""Looks at `broadsheet serve` in Chromium while files are saved. `make test-browser` runs it.

Exit status 1 when a check fails.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright

TOOL = Path(os.environ.get("BROADSHEET", Path(__file__).resolve().parent.parent.parent / ".build/release/broadsheet"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
STORY = "---\ntitle: {title}\nslug: flood\ndate: 2026-05-01T08:00:00Z\n---\nThe sea rose.\n"
BROKEN = "---\ntitle: [\n---\n"
# A browser without windows shows all its tabs at once.
SHOW = """isShown => {
  Object.defineProperty(document, 'hidden', { value: !isShown, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
OVERLAY = "document.querySelector('broadsheet-overlay')?.shadowRoot.querySelector('h1').textContent"


def follows(tab, words):
    """Whether a tab comes to show these words; no browser takes that long for it."""
    try:
        tab.wait_for_function("words => document.documentElement.textContent.includes(words)", arg=words, timeout=5_000)
        return True
    except TimeoutError:
        return False


def opens_unseen(tab, address):
    """Whether a tab gets a page, which it then shows nobody."""
    try:
        tab.goto(address, timeout=5_000)
        tab.evaluate(SHOW, False)
        return True
    except TimeoutError:
        return False


def checks(browser, origin, story):
    tab = browser.new_page()
    tab.goto(origin)
    tab.wait_for_timeout(500)
    yield "what stands in for a site that was never built has nothing over it", tab.evaluate(OVERLAY) is None
    story.write_text(STORY.format(title="Harbour floods"))
    yield "it gives way to the site", follows(tab, "Harbour floods")
    story.write_text(BROKEN)
    tab.wait_for_function(OVERLAY)
    yield "a failed build covers a site that was built", "last good edition" in tab.evaluate(OVERLAY)
    story.write_text(STORY.format(title="Harbour floods"))
    tab.wait_for_function("!document.querySelector('broadsheet-overlay')")
    tab.close()

    window = browser.new_context()
    tabs = [window.new_page() for _ in range(8)]
    page = origin + "/articles/flood/"
    are_open = all(opens_unseen(tab, page) for tab in tabs)
    yield "more tabs than a browser has connections are open", are_open
    if not are_open:
        return
    story.write_text(STORY.format(title="Harbour dries"))
    tabs[0].wait_for_timeout(1_000)
    yield "a tab that nobody sees stays as it is", "Harbour dries" not in tabs[0].content()
    tabs[0].evaluate(SHOW, True)
    yield "it follows when it is seen again", follows(tabs[0], "Harbour dries")
    tabs[1].goto(origin + "/__broadsheet/share?path=/articles/flood/")
    story.write_text(STORY.format(title="Harbour freezes"))
    yield "the share desk follows", follows(tabs[1], "Harbour freezes")


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        site = Path(folder).resolve()
        story = site / "content/articles/flood.md"
        story.parent.mkdir(parents=True)
        (site / "content/site.yml").write_text("title: Courier\nbase_url: https://courier.example\n")
        story.write_text(BROKEN)
        server = subprocess.Popen([TOOL, "serve", "--port", "0", site], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        try:
            origin = next(filter(None, (re.search(r"http://\S+(?=/$)", line) for line in server.stdout)))[0]
            for name, passed in checks(browser, origin, story):
                failures += not passed
                print(f"{'passed' if passed else 'FAILED'}: {name}")
        finally:
            browser.close()
            server.terminate()
            server.wait()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
