"""What is asked of a page in the browser. Each check returns its findings, one line of text each; none is good."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

MEASURE = (60, 75)
"""Characters that a full line of a story in Latin letters has on average, on a wide screen."""

CODE_LIMIT = 24_000
"""Bytes of CSS and script that an article page may ask its readers to load, uncompressed."""

# Reading to the end brings the lazy pictures, so that their arrival counts as well. Pictures that are not shown never come.
SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo(0, y); await new Promise(requestAnimationFrame);
  }
  const shown = [...document.images].filter(image => image.checkVisibility());
  await Promise.all(shown.map(async image => {
    if (!image.complete) await new Promise(done => { image.onload = image.onerror = done });
    await image.decode().catch(() => {});
  }));
  scrollTo(0, 0);
}"""
LAYOUT_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Average characters of the full lines of the paragraphs of a story: all lines but the last of each.
LINE_LENGTH = """() => {
  let lines = 0, characters = 0;
  for (const paragraph of document.querySelectorAll(".body > p:not([class])")) {
    const range = document.createRange(), ends = [];
    range.selectNodeContents(paragraph);
    const heights = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 8)));
    if (heights.size < 3) continue;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let line = null, count = 0;
    for (let node; (node = walker.nextNode());) {
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        if (!box) continue;
        if (line !== null && box.top > line + 8) { ends.push(count); count = 0 }
        if (line === null || box.top > line + 8) line = box.top;
        count++;
      }
    }
    lines += ends.length; characters += ends.reduce((a, b) => a + b, 0);
  }
  return lines > 5 ? characters / lines : null;
}"""
# Bylines of which a line begins with a comma, or whose words do not stand in their order.
BYLINES = """() => [...document.querySelectorAll(".card-byline, .names")].flatMap(byline => {
  const range = document.createRange(), findings = [], signs = [];
  const walker = document.createTreeWalker(byline, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    for (let i = 0; i < node.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getClientRects()[0];
      if (box && /\\S/.test(node.data[i])) signs.push({ sign: node.data[i], box });
    }
  }
  signs.forEach(({ sign, box }, i) => {
    if (!i) return;
    const before = signs[i - 1].box, isNewLine = box.top > before.bottom - 4;
    if (isNewLine && /[,;،、]/.test(sign)) findings.push("a line begins with " + sign);
    if (!isNewLine && box.left < before.left && !/[\\u0590-\\u08FF]/.test(byline.textContent)) findings.push(sign + " is out of order");
  });
  return findings.map(finding => finding + ": " + byline.textContent);
})"""
# Pictures of a body that are larger than they are, or taller than a window.
OVERSIZED = """() => [...document.querySelectorAll(".body img")].filter(image => image.naturalWidth)
  .filter(it => it.clientWidth > it.naturalWidth || it.clientHeight > 46 * 16).map(it => it.currentSrc)"""
# A card's link covers the card with an empty box. Axe cannot see colours through it, so it goes while axe looks.
UNCOVER_CARDS = ".card-headline a::after { content: none !important }"
# What has the focus: how it is called, whether an outline shows it, and where it is.
FOCUS = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const outlined = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = it.getBoundingClientRect();
  return {
    name: it.className || it.textContent.trim().slice(0, 40),
    isOutlined: outlined(getComputedStyle(it)) || outlined(getComputedStyle(it, "::after")),
    isInView: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isInMain: document.querySelector("main").contains(it),
    isSkipLink: it.matches(".skip-link"),
    isLast: it === [...document.querySelectorAll("a[href], button")].filter(other => other.checkVisibility()).at(-1),
  };
}"""


@dataclass(frozen=True)
class Look:
    scheme: str
    width: int

    @property
    def name(self):
        return f"{self.scheme} {self.width}px"


LOOKS = [Look(scheme, width) for scheme in ("light", "dark") for width in (360, 660, 768, 1280)]


def open_page(browser, address, look=Look("light", 1280), **settings):
    """The page as a reader meets it, and a list that fills with what the browser complains about."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900}, color_scheme=look.scheme, reduced_motion="reduce", **settings)
    tab, complaints, origin = context.new_page(), [], urlsplit(address)

    def guard(route):
        host = urlsplit(route.request.url).netloc
        if host in (origin.netloc, ""):
            return route.continue_()
        complaints.append(f"asks another host: {route.request.url}")
        return route.abort()

    tab.route("**/*", guard)
    tab.on("console", lambda message: complaints.append(f"console: {message.text}") if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    tab.on("response", lambda response: complaints.append(f"{response.status} {response.url}") if response.status >= 400 else None)
    tab.goto(address, wait_until="load")
    return tab, complaints


def requests_and_console(tab, complaints):
    return list(complaints)


def layout_shift(tab, _):
    shift = tab.evaluate(LAYOUT_SHIFT)
    return [f"layout shift of {shift:.4f}"] if shift > 0 else []


def shift_while_arriving(tab):
    """A table of a story may widen its columns by a hair as its rows arrive; all else stays where it is."""
    shift = tab.evaluate(LAYOUT_SHIFT)
    return [f"layout shift of {shift:.4f}"] if shift > 0.001 else []


def sideways_scroll(tab, _):
    over = tab.evaluate(SIDEWAYS)
    return [f"scrolls sideways by {over}px"] if over > 0 else []


def bylines(tab, _):
    return tab.evaluate(BYLINES)


def pictures(tab, _):
    return [f"too large: {source}" for source in tab.evaluate(OVERSIZED)]


def copying(browser, address):
    """The button that copies the address says so, however often it is pressed; where it may not, the address is shown."""
    findings = []
    for permissions in (["clipboard-read", "clipboard-write"], []):
        tab, complaints = open_page(browser, address, permissions=permissions)
        tab.clock.install()
        if not permissions:
            tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('No')) }")
        shown = []
        tab.on("dialog", lambda dialog: (shown.append(dialog.default_value), dialog.dismiss()))
        for button in tab.query_selector_all("[data-copy]"):
            label, done = button.inner_text(), button.get_attribute("data-copy")
            for _ in range(2):
                button.click()
                tab.wait_for_timeout(200)
                if (said := button.inner_text()) != (done if permissions else label):
                    findings.append(f"the copy button says {said}")
                if bool(shown) == bool(permissions):
                    findings.append(f"the copy button shows {shown}")
                tab.clock.run_for(1_500)
            tab.clock.run_for(1_500)
            if (said := button.inner_text()) != label:
                findings.append(f"the copy button goes on saying {said}")
        findings += complaints
        tab.context.close()
    return findings


def axe(tab, _):
    """axe-core with all its rules, target-size too, which is off unless asked for."""
    targets = {"runOnly": ["target-size"]}
    everything = {"resultTypes": ["violations"]}
    violations = Axe().run(tab, options=targets).response["violations"]
    style = tab.add_style_tag(content=UNCOVER_CARDS)
    violations += Axe().run(tab, options=everything).response["violations"]
    style.evaluate("element => element.remove()")
    return [f"axe {each['id']}: {each['help']}: {node['html'][:160]}" for each in violations for node in each["nodes"][:3]]


def keyboard(tab, _):
    """Tab meets the skip link first, then everything else, each with an outline and in view; Enter on the skip link skips."""
    tab.keyboard.press("Tab")
    if not (first := tab.evaluate(FOCUS)) or not first["isSkipLink"]:
        return ["the skip link is not the first stop"]
    findings = []
    for _ in range(500):
        stop = tab.evaluate(FOCUS)
        if not stop:
            return findings + ["focus is lost"]
        if not stop["isOutlined"]:
            findings.append(f"focus cannot be seen on {stop['name']}")
        if not stop["isInView"]:
            findings.append(f"focus is out of view on {stop['name']}")
        if stop["isLast"]:
            return findings + skipping(tab)
        tab.keyboard.press("Tab")
    return findings + ["the last link cannot be reached"]


def skipping(tab):
    """Enter on the skip link, then Tab: the next stop is the first in the main part."""
    tab.focus(".skip-link")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    stop = tab.evaluate(FOCUS)
    if stop and not stop["isInMain"] and tab.query_selector("main a[href]"):
        return [f"the skip link leads to {stop['name']}"]
    return []


def without_script(with_script, without):
    """Nothing to read needs a script; only the labels of buttons may be missing."""
    buttons = {line.strip() for button in with_script.query_selector_all("button") for line in button.inner_text().splitlines()}
    lines = lambda tab: {line.strip() for line in tab.inner_text("body").splitlines()}
    missing = lines(with_script) - lines(without) - buttons
    return [f"not there without scripts: {line[:80]}" for line in sorted(missing)]


def measure(browser, address):
    """Lines that are neither tiring nor choppy, in stories that are long enough to tell."""
    tab, _ = open_page(browser, address, Look("light", 1280))
    length = None if tab.query_selector(".article[dir=rtl], .body:lang(ja), .body:lang(zh)") else tab.evaluate(LINE_LENGTH)
    tab.context.close()
    least, most = MEASURE
    return [] if length is None or least <= length <= most else [f"{length:.0f} characters in a line"]


def code_weight(tab, _):
    """CSS and script, from files and in the page; data for machines (JSON-LD) is neither."""
    weight = tab.evaluate("""async () => {
      const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map(it => it.href || it.src);
      const bodies = await Promise.all(files.map(async file => (await (await fetch(file)).arrayBuffer()).byteLength));
      const inline = [...document.querySelectorAll("style, script:not([src]):not([type='application/ld+json'])")];
      return [...bodies, ...inline.map(it => new TextEncoder().encode(it.textContent).length)].reduce((a, b) => a + b, 0);
    }""")
    return [f"{weight:,} bytes of CSS and script, over {CODE_LIMIT:,}"] if weight > CODE_LIMIT else []


AT_EVERY_LOOK = [requests_and_console, layout_shift, sideways_scroll, bylines, pictures, axe]
