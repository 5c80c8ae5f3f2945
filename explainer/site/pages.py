"""From the addresses of a served reader to files that point to each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.test import TestResponse

from explainer.languages import LANGUAGES
from explainer.site import offline

Ask = Callable[[str], TestResponse]
_SCRIPT_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
_STYLE_URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


def collect(ask: Ask, tags: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file that can be reached from the libraries of `tags`."""
    others = {language.tag for language in LANGUAGES} - set(tags)
    found: dict[str, TestResponse | None] = {}
    waiting = [f"/{tag}/" for tag in reversed(tags)]
    while waiting:
        path = waiting.pop()
        if path in found or path.split("/")[1] in others:
            continue
        answer = ask(path)
        found[path] = answer if answer.status_code == 200 else None
        if found[path]:
            waiting += [name for name in _leads_to(path, answer) if name not in found]
    kept = {path: answer for path, answer in found.items() if answer}
    for path, answer in kept.items():
        data = answer.get_data()
        if answer.mimetype == "text/html" and not path.endswith("/print.html"):
            data = _page(path, data.decode(), kept).encode()
        yield file_of(path), data
    first = f"/{tags[0]}/"
    yield "index.html", _page("/", kept[first].get_data().decode(), kept).encode()
    yield from offline.files(kept[first])


def file_of(path: str) -> str:
    """The file of an address: "/es/" is "es/index.html"."""
    name = unquote(path.lstrip("/"))
    return f"{name}index.html" if name.endswith("/") or not name else name


def _leads_to(path: str, answer: TestResponse) -> Iterator[str]:
    """The addresses on this site that a file names, without their queries."""
    if answer.mimetype == "text/html":
        for _, _, value in _addresses(LexborHTMLParser(answer.get_data(as_text=True))):
            yield urlsplit(value).path
        return
    if answer.mimetype not in ("text/css", "text/javascript"):
        return
    pattern = _STYLE_URL if answer.mimetype == "text/css" else _SCRIPT_IMPORT
    for named in pattern.findall(answer.get_data(as_text=True)):
        if not named.startswith(("data:", "#")):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), named))


def _addresses(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, str, str]]:
    """Every attribute that is an address on this site."""
    for node in page.css("*"):
        for name, value in node.attributes.items():
            if value and value.startswith("/") and not value.startswith("//"):
                yield node, name, value


def _page(path: str, text: str, kept: dict[str, TestResponse]) -> str:
    """A page with relative addresses, without links to what is not here."""
    page = LexborHTMLParser(text)
    here = posixpath.dirname(file_of(path))
    gone = []
    for node, name, value in _addresses(page):
        parts = urlsplit(value)
        if parts.path not in kept:
            gone.append(node)
            continue
        # A script adds names to what it is told, so that stays a folder; a link is to a file.
        folder = name.startswith("data-") and parts.path.endswith("/")
        target = file_of(parts.path)
        link = posixpath.relpath(posixpath.dirname(target) if folder else target, here or ".")
        link += "/" if folder else ""
        query = f"?{parts.query}" if parts.query and parts.path.endswith((".mp3", ".json")) else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        node.attrs[name] = f"{link}{query}{anchor}"
    for node in gone:
        _remove(node)
    root = posixpath.relpath(".", here or ".")
    html = (page.html or "").replace("</head>", f"{offline.head(root)}</head>", 1)
    return f"<!doctype html>\n{html}"


def _remove(node: LexborNode) -> None:
    """Takes a link away with the item or the paragraph that is there for it."""
    around = node
    while around.parent is not None and around.tag not in ("li", "p"):
        around = around.parent
    (around if around.tag in ("li", "p") else node).decompose()
