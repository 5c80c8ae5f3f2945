"""A web page → blocks: what it says, without the menus, banners and buttons around it.

Word and Markdown files pass through here too, so that one place decides what is content.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from explainer.document.chrome import main_content
from explainer.document.encoding import one_line
from explainer.document.limits import Limits
from explainer.document.outline import Reading
from explainer.document.problems import TooLarge, too_long, too_nested
from explainer.document.walker import Walker

_SITE_NAME = re.compile(r"\s+(?:[|–—-]|::)\s.*")
_DATA = re.compile(r"data:[\w/+.;=-]*,[^\"'\s)>]*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)")
_LONGEST_TAG = 50_000
_NESTING = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "details",
            "div",
            "dl",
            "fieldset",
        ),
        *("figure", "footer", "form", "header", "main", "nav", "ol", "section", "span", "table"),
        *("ul", "menu", "dir", "svg", "math", "object", "button", "label", "select", "sub", "sup"),
    }
)


def read(text: str, limits: Limits) -> Reading:
    """The content of the HTML page `text`.

    Raises `TooLarge` when elements are nested deeper than `limits.max_nesting`.
    """
    page = LexborHTMLParser(_guarded(text, limits))
    root, heading = main_content(page)
    walker = Walker(limits)
    if heading is not None:
        walker.element(heading)
    if root is not None:
        walker.element(root)
    title, html = page.css_first("head > title"), page.css_first("html")
    return Reading(
        blocks=walker.finish(),
        title=_SITE_NAME.sub("", one_line(title.text())) if title else "",
        language=_language(html.attributes.get("lang") if html else None),
        issues=walker.issues,
    )


def _language(tag: str | None) -> str:
    """The language a page says it has; every English is "en"."""
    return "en" if not tag or tag.lower().split("-")[0] == "en" else tag


def _guarded(text: str, limits: Limits) -> str:
    """`text` without embedded pictures, once it is sure that parsing it takes linear time.

    A parser needs time in the square of the nesting, and of the attributes of one tag.
    """
    text = _DATA.sub("", text)
    too_long(text.count("<"), 4 * limits.max_lines, "elements")
    depth = 0
    for tag in _TAG.finditer(text):
        if len(tag[3]) > _LONGEST_TAG:
            raise TooLarge(
                "This web page has a tag with far too many attributes. Copy its text into a "
                "Word document and use that."
            )
        if tag[2].lower() in _NESTING:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > 2 * limits.max_nesting:  # twice: sloppy pages leave some open
                raise too_nested(limits.max_nesting)
    return text
