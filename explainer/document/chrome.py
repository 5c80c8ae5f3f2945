"""What of a web page is not its content: menus, banners, buttons, hidden parts.

Nothing is dropped for its wording or its place alone; a leaflet may well have a section called
"Consent" or "Menu for the day before".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = dict[str, str | None]

_NEVER = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg"),
        *("canvas", "audio", "video", "map", "nav", "aside", "footer", "dialog", "input", "select"),
        *("textarea", "datalist", "progress", "meter", "rp", "frameset", "applet"),
    }
)
_ROLES = frozenset(
    {
        *("navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog"),
        *("menu", "menubar", "toolbar", "tablist"),
    }
)
_COOKIE_NAME = re.compile(r"cookie|gdpr|onetrust|didomi|usercentrics", re.IGNORECASE)
_CHROME_NAME = re.compile(
    r"(?<![a-z])(?:ads?|advert\w*|banner|breadcrumbs?|comments|login|menu|nav|navbar|navigation"
    r"|newsletter|pager|pagination|print|promo|related|share|sharing|sidebar|skip|social"
    r"|subscribe|toolbar)(?![a-z])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CONTROLS = "button, input, select, textarea"
_BANNER_LENGTH = 800
_LONGEST_MENU = 10_000


def main_content(page: LexborHTMLParser) -> tuple[LexborNode | None, LexborNode | None]:
    """The element that holds the content, and the page's h1 when that stands outside of it."""
    body = page.body
    if body is None:
        return None, None
    for banner in _cookie_banners(body):
        banner.decompose()
    marked = page.css("main, [role=main]")
    articles = [] if marked else page.css("article")
    candidates = marked or (articles if len(articles) == 1 else [])
    root = max(candidates, key=lambda node: len(node.text()), default=body)
    if not _has_words(root):
        root = body
    if root is body or root.css_first("h1"):
        return root, None
    outside = (h1 for h1 in page.css("h1") if not _inside(h1, ("nav", "aside", "footer")))
    return root, next(outside, None)


def is_chrome(node: LexborNode, tag: str, attributes: Attributes) -> bool:
    """Whether `node` and all in it is left out."""
    if tag in _NEVER or attributes.get("role") in _ROLES or _is_hidden(attributes):
        return True
    if tag in ("p", "li") and _only_jumps(node):
        return True
    if tag == "header" or attributes.get("role") == "banner":
        return not _inside(node, ("main", "article")) and node.css_first("h1") is None
    name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if name == " " or tag in ("html", "body", "main", "article"):
        return False
    if _COOKIE_NAME.search(name):
        return node.css_first("h1, main") is None
    return _CHROME_NAME.search(name) is not None and _is_mostly_links(node)


def _is_hidden(attributes: Attributes) -> bool:
    hidden = (
        attributes.get("hidden", "until-found") != "until-found"
        or attributes.get("aria-hidden") == "true"
        or _UNSEEN.search(attributes.get("style") or "") is not None
    )
    # The closed panel of an accordion is content that waits to be opened.
    panel = attributes.get("role") in ("tabpanel", "region") or "aria-labelledby" in attributes
    return hidden and not panel


def _only_jumps(node: LexborNode) -> bool:
    """A line that is one link to a place in the same page: contents, "back to top"."""
    link = node.first_child
    if link is None or link.tag != "a" or not (link.attributes.get("href") or "").startswith("#"):
        return False
    return link.text(strip=True) == node.text(strip=True)


def _is_mostly_links(node: LexborNode) -> bool:
    words = 0
    for part in node.traverse(include_text=True):
        words += len(part.text(deep=False, strip=True)) if part.tag == "-text" else 0
        if words > _LONGEST_MENU:  # looked at no further: menus may be nested in menus
            return False
    linked = sum(len(a.text(strip=True)) for a in node.css("a"))
    return linked * 10 >= words * 6 or (words < 200 and node.css_first(_CONTROLS) is not None)


def _cookie_banners(body: LexborNode) -> list[LexborNode]:
    """Short boxes that speak of cookies around a button, however they are named."""
    found: dict[int, LexborNode] = {}
    for button in body.css("button")[:50]:  # a banner comes with the first few
        box, node = None, button.parent
        while node is not None and node.tag not in ("body", "main", "article"):
            words = node.text()
            if len(words) > _BANNER_LENGTH or node.css_first("h1"):
                break
            if "cookie" in words.lower():
                box = node
            node = node.parent
        if box is not None:
            found[box.mem_id] = box
    return [box for box in found.values() if not _inside_any(box, found)]


def _inside_any(node: LexborNode, others: dict[int, LexborNode]) -> bool:
    return any(parent.mem_id in others for parent in _ancestors(node))


def _inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    return any(parent.tag in tags for parent in _ancestors(node))


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """What the node is in, from the inside outwards."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _has_words(node: LexborNode) -> bool:
    return any(map(str.isalnum, node.text()))
