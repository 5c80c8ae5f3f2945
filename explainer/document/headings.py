"""Which pieces of plain text are headings: underlined, in capitals, or alone and like a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from explainer.document.outline import is_caption
from explainer.document.pieces import Piece, is_capitals
from explainer.model import BlockKind

_LONG_TEXT = 60
_RANKS = {"=": 1, "#": 1, "*": 1}
_OTHER_RULE, _CAPITALS, _TITLE = 2, 3, 4
_SMALL = re.compile(  # words of four letters or more that a title leaves small
    "about|after|also|around|been|before|being|between|both|could|does|during|each|even|from|have"
    "|having|here|into|just|like|more|most|much|need|near|only|onto|other|over|same|should|some"
    "|soon|such|than|that|their|them|then|there|these|they|this|those|through|under|until|upon"
    "|versus|very|want|were|what|when|where|which|while|will|with|within|without|would|yours?"
)
_CONTACT = re.compile(
    r"@|www\.|https?:|\d{3}[- ]\d{4}|\b(?:tel|fax|phone)\b|\d{1,2}[/.]\d{1,2}[/.]\d"
    r"|^(?:dr|mrs?|ms)\b",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"[^\W_]$|[?)\]\"”’]$")


def find_headings(pieces: Sequence[Piece], *, by_shape: bool, titled: bool) -> list[int]:
    """For each piece the rank of its heading (1 the highest), or 0 when it is none.

    `by_shape`: to stand alone and read like a title is enough. `titled`: the first piece may be
    the title of the document, which need look like little.
    """
    ranks = [_certain(piece) for piece in pieces]
    if not by_shape:
        return ranks
    maybe = [
        not rank
        and pieces[i].kind is BlockKind.PARAGRAPH
        and _like_title(pieces, i, first=titled and i == 0)
        for i, rank in enumerate(ranks)
    ]
    numbered = _numbered(pieces)
    body_follows = False
    for i in reversed(range(len(pieces))):
        if maybe[i] and body_follows and not all(maybe[i + 1 : i + 3]):
            # Three such lines in a row are a list of names, not headings of nothing.
            if i == 0 or not maybe[i + 1] or _title_case(pieces[i].lines[0]):
                ranks[i] = _TITLE
        elif i in numbered:
            ranks[i] = _TITLE
        body_follows = body_follows or not (ranks[i] or maybe[i])
    return ranks


def _certain(piece: Piece) -> int:
    if piece.kind is not BlockKind.PARAGRAPH:
        return 0
    if piece.asks:
        return _TITLE
    if piece.rule:
        return _RANKS.get(piece.rule, _OTHER_RULE)
    text = " ".join(piece.lines) if len(piece.lines) <= 3 else ""
    if is_capitals(text) and len(text.split()) <= 14 and text[-1] not in ".!,;":
        return _CAPITALS
    return 0


def _like_title(pieces: Sequence[Piece], i: int, *, first: bool = False) -> bool:
    """Whether piece `i` is one line, alone, that reads like a title."""
    piece = pieces[i]
    if len(piece.lines) != 1 or not piece.first.after_blank or i + 1 == len(pieces):
        return False
    text, after = piece.lines[0], pieces[i + 1]
    if text.endswith(":"):
        # "Risks:" close above its list is how the list begins, not a heading.
        apart = after.first.after_blank or after.kind is BlockKind.PARAGRAPH
        return apart and len(text.split()) <= 6 and _title_case(text) and not is_caption(text)
    return (
        len(text.split()) <= (12 if first or _title_case(text) else 8)
        and (first or text[0].isupper() or text[0].isdigit())
        and (first or ":" not in text or _title_case(text))
        and _TITLE_END.search(text) is not None
        and not _CONTACT.search(text)
        and sum(map(str.isdigit, text)) * 4 <= len(text)
    )


def _title_case(text: str) -> bool:
    """Whether every word of weight begins with a capital: "Caring for Your Wound"."""
    words = text.split()
    return words[0][0].isupper() and all(
        not word[0].islower() or len(word) < 4 or _SMALL.fullmatch(word) for word in words
    )


def _numbered(pieces: Sequence[Piece]) -> frozenset[int]:
    """Which pieces are "2. During the operation", each alone above what belongs to it."""
    alone = [
        i
        for i, piece in enumerate(pieces)
        if piece.kind is BlockKind.STEP
        and not piece.level
        and _like_title(pieces, i)
        and not _goes_on(piece, pieces[i + 1])
    ]
    above_text = [i for i in alone if _is_body(pieces[i], pieces[i + 1])]
    if len(above_text) > 1:  # then they are numbered throughout
        return frozenset(alone)
    return frozenset(
        {i for i in above_text if _title_case(pieces[i].lines[0])}
        | {i for i in alone if is_capitals(pieces[i].lines[0])}
    )


def _goes_on(step: Piece, after: Piece) -> bool:
    """Whether `after` is the next step of the list, or close below this one."""
    further = after.kind is BlockKind.STEP and after.level == step.level
    return further or not after.first.after_blank


def _is_body(title: Piece, after: Piece) -> bool:
    return (
        after.kind is BlockKind.PARAGRAPH
        and after.first.indent <= title.first.indent
        and len(" ".join(after.lines)) > _LONG_TEXT
    )
