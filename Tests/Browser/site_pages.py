"""A built site: its pages, which of them are worth a look, and a server for them."""

import contextlib
import functools
import http.server
import re
import threading
import time
from dataclasses import dataclass
from pathlib import Path

KIND = re.compile(r'<body class="page-([a-z-]+)"')
CLASSES = re.compile(r'\bclass="([^"]*)"')
WHOLE = re.compile(rb"</(p|li|tr|figure)>")
DIRECTION = re.compile(r'\bdir="(rtl)"')


@dataclass(frozen=True)
class Page:
    path: Path
    address: str
    kind: str
    features: frozenset
    """The classes and the direction that its markup uses, each with the page's kind: what it shows of the style sheet."""

    @property
    def name(self):
        return f"{self.kind}-{self.address.strip('/').removesuffix('.html').replace('/', '-') or 'index'}"


def pages(root):
    """Every page of the site, without those that only redirect: they are gone before one can look."""
    found = []
    for path in sorted(root.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if kind := KIND.search(html):
            address = "/" + path.relative_to(root).as_posix().removesuffix("index.html")
            words = {word for value in CLASSES.findall(html) for word in value.split()} | set(DIRECTION.findall(html))
            found.append(Page(path, address, kind[1], frozenset((kind[1], word) for word in words)))
    return found


def worth_a_look(found):
    """The fewest pages (nearly) that together show all that any page shows: every kind, and every class on it."""
    chosen, unseen = [], frozenset().union(*(page.features for page in found))
    while unseen:
        richest = max(found, key=lambda page: len(page.features & unseen))
        chosen.append(richest)
        unseen -= richest.features
    return sorted(chosen, key=lambda page: page.name)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class SlowHandler(QuietHandler):
    """Sends a page's main part bit by bit, so that the browser shows it many times before it is whole."""

    PIECE, PAUSE = 1_000, 0.02

    def copyfile(self, source, outputfile):
        text = source.read()
        place = max(text.find(b"<main"), 0) if self.path.endswith(("/", ".html")) else len(text)
        outputfile.write(text[:place])
        while place < len(text):
            outputfile.flush()
            time.sleep(self.PAUSE)
            # A number that arrives digit by digit would move, or a name at the right edge, but only on this server.
            found = WHOLE.search(text, place + self.PIECE)
            end = found.end() if found else len(text)
            outputfile.write(text[place:end])
            place = end


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that hangs up on a picture it no longer needs is no error."""


@contextlib.contextmanager
def served(root, handler=QuietHandler):
    """Serves the folder on loopback; gives the origin, such as `http://127.0.0.1:40123`."""
    handler = functools.partial(handler, directory=str(root))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
