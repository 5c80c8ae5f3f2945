"""Elements of a web page → blocks, in one walk over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from selectolax.lexbor import LexborNode

from explainer.document import text as plain_text
from explainer.document.chrome import Attributes, is_chrome
from explainer.document.grid import Cell, Grid
from explainer.document.limits import Limits
from explainer.document.pieces import lines_of, mark, width_of
from explainer.document.problems import too_nested
from explainer.document.tables import MARKS
from explainer.model import Block, BlockKind, Issue, Severity

LINE = "data-source-line"
"""Attribute in which an earlier reader leaves the line of its source an element came from."""

_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "body", "caption", "center", "details", "div"),
        *("dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr"),
        *("html", "legend", "main", "p", "search", "section"),
    }
)
_SOFT_HEADING = 7  # a line in bold, a summary: below every real heading
_SUPERSCRIPT = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_FILE_NAME = re.compile(r"\S+\.\w{3,4}|(?:image|img|picture|photo)[\s_-]*\d*", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0]+")
_TITLE_END = re.compile(r"[^.,;:!]$")


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a node."""

    depth: int = 0
    lists: int = 0
    ordered: bool = False
    bold: bool = False
    pre: bool = False
    heading: bool = False
    where: str = ""


class Walker:
    """Collects blocks; words wait until the block they belong to ends."""

    def __init__(self, limits: Limits) -> None:
        self.issues: list[Issue] = []
        self._blocks: list[Block] = []
        self._limits = limits
        self._words: list[str] = []
        self._plain = False  # whether any of the waiting words is not bold
        self._pictures: list[str] = []
        self._item: tuple[BlockKind, int] | None = None
        self._term = ""
        self._where = ""

    def finish(self) -> list[Block]:
        """The blocks of everything walked. A soft heading above nothing is a paragraph."""
        self._flush(Place())
        return [
            replace(block, kind=BlockKind.PARAGRAPH, level=0)
            if block.level == _SOFT_HEADING and (after is None or after.kind is BlockKind.HEADING)
            else block
            for block, after in zip_longest(self._blocks, self._blocks[1:])
        ]

    def element(self, node: LexborNode, place: Place = Place()) -> None:
        """Walks `node`. Raises `TooLarge` when it is nested too deep."""
        tag, attributes = node.tag or "", node.attributes
        if (tag == "button" and not place.heading) or is_chrome(node, tag, attributes):
            return
        if place.depth > self._limits.max_nesting:
            raise too_nested(self._limits.max_nesting)
        line = attributes.get(LINE)
        place = replace(place, depth=place.depth + 1, where=f"line {line}" if line else place.where)
        level = _heading_level(tag, attributes)
        if level:
            self._heading(node, place, level)
        elif tag in _BLOCKS:
            self._block(node, place)
        elif handler := _HANDLERS.get(tag):
            handler(self, node, place)
        else:
            self._children(node, place)

    def _children(self, node: LexborNode, place: Place) -> None:
        child = node.child
        while child is not None:
            if child.tag == "-text":
                self._text(child.text(deep=False), place)
            elif child.tag and child.tag[0] not in "-_!":
                self.element(child, place)
            child = child.next

    def _text(self, words: str, place: Place) -> None:
        if not place.pre:
            words = _SPACES.sub(" ", words)
        if not self._words:
            self._where = place.where
        self._words.append(words)
        self._plain = self._plain or not (place.bold or words.isspace())

    def _flush(self, place: Place) -> None:
        """Ends the block that the waiting words make."""
        words, bold = "".join(self._words).strip(" " if place.pre else None), not self._plain
        self._words, self._plain = [], False
        pictures, self._pictures = self._pictures, []
        if any(map(str.isalnum, words)) or words in MARKS:
            if self._term:
                words, self._term = f"{self._term}: {words}", ""
            self._blocks += self._ended(words, bold, place)
        self._blocks += (
            Block(kind=BlockKind.PARAGRAPH, text=f"Picture: {alt}", where=place.where)
            for alt in pictures
        )

    def _ended(self, words: str, bold: bool, place: Place) -> Iterator[Block]:
        item, self._item = self._item, None
        parts: Sequence[Block] = [Block(kind=BlockKind.PARAGRAPH, text=words)]
        if "\n" in words:
            lines = lines_of(words, self._limits)
            # What a line break parts may be anything; only text set as it is shows by its shape.
            parts = plain_text.blocks_of(
                lines, width=width_of(lines) if place.pre else None, by_shape=place.pre
            )
        for part in parts:
            kind, level, text = part.kind, part.level, part.text
            if item:
                (kind, level), item = item, None
            elif kind is BlockKind.HEADING:
                level = _SOFT_HEADING
            elif kind is BlockKind.PARAGRAPH and (marked := mark(text)) and marked[1]:
                kind, text = marked
            elif bold and not place.lists and _like_heading(text):
                kind, level = BlockKind.HEADING, _SOFT_HEADING
            yield Block(kind=kind, text=text, level=level, where=self._where)

    def _inner(self, node: LexborNode, place: Place) -> list[Block]:
        """The blocks inside `node`, apart from those around it."""
        walker = Walker(self._limits)
        walker._children(node, place)
        walker._flush(place)
        self.issues += walker.issues
        return walker._blocks

    def _block(self, node: LexborNode, place: Place) -> None:
        self._flush(place)
        self._children(node, place)
        self._flush(place)

    def _heading(self, node: LexborNode, place: Place, level: int) -> None:
        self._flush(place)
        inner = self._inner(node, replace(place, heading=True))
        text = " ".join(block.text for block in inner)
        self._blocks.append(
            Block(kind=BlockKind.HEADING, text=text, level=level, where=place.where)
        )

    def _summary(self, node: LexborNode, place: Place) -> None:
        self._heading(node, place, _SOFT_HEADING)

    def _bold(self, node: LexborNode, place: Place) -> None:
        self._children(node, replace(place, bold=True))

    def _break(self, _node: LexborNode, place: Place) -> None:
        self._words.append(" " if place.heading else "\n")

    def _preformatted(self, node: LexborNode, place: Place) -> None:
        self._block(node, replace(place, pre=True))

    def _quote(self, node: LexborNode, place: Place) -> None:
        self._words.append("“")
        self._children(node, place)
        self._words.append("”")

    def _superscript(self, node: LexborNode, place: Place) -> None:
        """10<sup>9</sup> is not 109; a raised number that is a link is a footnote's mark."""
        text = node.text(strip=True)
        if node.css_first("a[href^='#']") is None:
            raised = text.translate(_SUPERSCRIPT)
            power = all(a != b for a, b in zip(text, raised, strict=True))
            self._text(raised if power else text, place)

    def _link(self, node: LexborNode, place: Place) -> None:
        mark_only = not any(map(str.isalnum, node.text()))  # the "↑" of a footnote
        if not (mark_only and node.css_first("img") is None):
            self._children(node, place)

    def _struck(self, node: LexborNode, _place: Place) -> None:
        """Words struck out are no longer meant; heard, they would be."""
        if words := node.text(strip=True):
            self.issues.append(
                Issue(
                    stage="document",
                    segment_id=None,
                    code="struck-out-text",
                    detail=f"“{words[:80]}” is struck out in the document, so it is left out. "
                    "Check that this is meant.",
                    severity=Severity.WARNING,
                )
            )

    def _picture(self, node: LexborNode, place: Place) -> None:
        alt = _SPACES.sub(" ", node.attributes.get("alt") or "").strip()
        if any(map(str.isalnum, alt)) and not _FILE_NAME.fullmatch(alt):
            if place.heading:
                self._words.append(alt)
            else:
                self._pictures.append(alt)

    def _list(self, node: LexborNode, place: Place) -> None:
        self._flush(place)
        self._children(node, replace(place, lists=place.lists + 1, ordered=node.tag == "ol"))
        self._flush(place)

    def _list_item(self, node: LexborNode, place: Place) -> None:
        self._flush(place)
        kind = BlockKind.STEP if place.ordered else BlockKind.ITEM
        self._item = (kind, max(0, place.lists - 1))
        self._children(node, place)
        self._flush(place)
        self._item = None

    def _definition_term(self, node: LexborNode, place: Place) -> None:
        """Waits for what it means: "Fasting: no food or drink"."""
        self._flush(place)
        text = " ".join(block.text for block in self._inner(node, place))
        self._term = f"{self._term}, {text}" if self._term else text.rstrip(": ")

    def _definition(self, node: LexborNode, place: Place) -> None:
        self._flush(place)
        self._item = (BlockKind.ITEM, place.lists)
        self._children(node, replace(place, lists=place.lists + 1))
        self._flush(place)
        self._item = None

    def _table(self, node: LexborNode, place: Place) -> None:
        self._flush(place)
        grid = Grid()
        for part in _table_parts(node):
            if part.tag == "caption":
                self._block(part, place)
                continue
            cells = [
                Cell(
                    blocks=tuple(self._inner(cell, replace(place, lists=0, depth=place.depth + 2))),
                    header=cell.tag == "th" or _tag(part.parent) == "thead",
                    columns=_span(cell.attributes, "colspan"),
                    rows=_span(cell.attributes, "rowspan"),
                )
                for cell in _elements(part)
                if cell.tag in ("td", "th")
            ]
            line = part.attributes.get(LINE)
            grid.add(cells, f"line {line}" if line else place.where)
        drawn = node.attributes.get("role") in ("presentation", "none")
        self._blocks += grid.blocks(layout=drawn)


def _table_parts(table: LexborNode) -> Iterator[LexborNode]:
    """The caption and the rows of `table`, not those of tables inside it."""
    for child in _elements(table):
        if child.tag in ("caption", "tr"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in _elements(child) if row.tag == "tr")


def _tag(node: LexborNode | None) -> str | None:
    return node.tag if node is not None else None


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _span(attributes: Attributes, name: str) -> int:
    value = attributes.get(name) or ""
    return max(1, min(20, int(value))) if value.isascii() and value.isdigit() else 1


def _heading_level(tag: str, attributes: Attributes) -> int:
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if attributes.get("role") == "heading":
        level = attributes.get("aria-level") or "2"
        return int(level) if level in "123456" else 2
    return 0


def _like_heading(text: str) -> bool:
    words = len(text.split())
    return words <= 10 and (_TITLE_END.search(text) is not None or (text[-1] == ":" and words <= 6))


_HANDLERS = {
    "b": Walker._bold,
    "strong": Walker._bold,
    "summary": Walker._summary,
    "br": Walker._break,
    "pre": Walker._preformatted,
    "q": Walker._quote,
    "sup": Walker._superscript,
    "a": Walker._link,
    "del": Walker._struck,
    "s": Walker._struck,
    "strike": Walker._struck,
    "img": Walker._picture,
    "ul": Walker._list,
    "ol": Walker._list,
    "menu": Walker._list,
    "dir": Walker._list,
    "li": Walker._list_item,
    "dt": Walker._definition_term,
    "dd": Walker._definition,
    "table": Walker._table,
}
