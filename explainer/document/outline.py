"""Blocks in reading order → a Document: title, sections, ids, warnings, captions left out."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest

from explainer.document.encoding import one_line, printable
from explainer.document.problems import NoText
from explainer.model import Block, BlockKind, Document, Issue, Section, Severity

_WARNING = re.compile(
    r"(?:warnings?|caution|danger|important(?: (?:note|notice|information|warning))?|alert"
    r"|attention)\s*[:!\u2013\u2014-]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r".*\b(?:animation|video|image|picture|photo(?:graph)?|figure|illustration|diagram"
    r"|slide ?show)\s*:",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    {
        *("a", "and", "are", "as", "at", "be", "by", "do", "for", "from", "have", "if", "in", "is"),
        *("it", "may", "not", "of", "on", "or", "that", "the", "this", "to", "will", "with", "you"),
        *("after", "before", "can", "take", "when", "your"),
    }
)
_ID_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found: blocks in reading order, headings among them with their own levels."""

    blocks: Sequence[Block]
    title: str = ""
    """What the file says of itself, for when no heading does."""
    language: str = "en"
    issues: Sequence[Issue] = field(default=())


def is_caption(text: str) -> bool:
    """Whether `text` does no more than announce a picture: "How a stent works, animation:"."""
    return len(text.split()) <= 12 and _CAPTION.fullmatch(text) is not None


def assemble(reading: Reading, *, name: str) -> Document:
    """The Document of `reading`; `name` is the file's, for a document that has no title at all.

    Raises `NoText` when there is not one word.
    """
    blocks = _tidy(reading.blocks)
    blocks, captions = _without_captions(blocks)
    if not blocks:
        raise NoText("This document is empty. Choose one that has text in it.")
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING), None)
    if first is None:
        title = one_line(printable(reading.title)) or _title_of_file(name)
    else:
        title = blocks[first].text
    sections = tuple(_sections(title, blocks, first))
    return Document(
        id=_fingerprint(title, reading.language, sections),
        title=title,
        language=reading.language,
        sections=sections,
        issues=(*reading.issues, *captions, *_language_issues(reading.language, blocks)),
    )


def _language_issues(language: str, blocks: Iterable[Block]) -> Iterable[Issue]:
    """Everything after this stage takes the text for English."""
    text = " ".join(block.text for block in islice(blocks, 200)).lower()
    words = re.findall(r"[^\W\d_]+", text)
    english = sum(1 for word in words if word in _ENGLISH)
    if language != "en" or (len(words) >= 40 and english * 12 < len(words)):
        yield Issue(
            stage="document",
            segment_id=None,
            code="not-english",
            detail="This document does not seem to be in English. Only English is explained "
            "well; ask for the English document.",
            severity=Severity.WARNING,
        )


def _tidy(blocks: Iterable[Block]) -> list[Block]:
    tidy = []
    for block in blocks:
        text = one_line(printable(block.text))
        kind = block.kind
        if kind is BlockKind.HEADING:
            text = text.removesuffix(":").rstrip()
        elif kind is BlockKind.PARAGRAPH and _WARNING.match(text):
            kind = BlockKind.WARNING
        if any(character.isalnum() for character in text):
            tidy.append(replace(block, kind=kind, text=text))
    return tidy


def _without_captions(blocks: list[Block]) -> tuple[list[Block], list[Issue]]:
    """A line that only announces a picture says nothing once the picture is gone."""
    kept, issues = [], []
    for block, after in zip_longest(blocks, blocks[1:]):
        alone = after is None or after.kind not in (BlockKind.ITEM, BlockKind.STEP)
        if block.kind is BlockKind.PARAGRAPH and alone and is_caption(block.text):
            place = f" ({block.where})" if block.where else ""
            issues.append(
                Issue(
                    stage="document",
                    segment_id=None,
                    code="caption-without-picture",
                    detail=f"“{block.text}”{place} announces something to look at that is not in "
                    "the text, so it is left out.",
                    severity=Severity.INFO,
                )
            )
        else:
            kept.append(block)
    return kept, issues


def _sections(title: str, blocks: list[Block], first: int | None) -> Iterable[Section]:
    """`first` is the position of the title among the blocks, None when it is not there."""
    opens = _section_level(blocks, first)
    deeper = sorted({b.level for b in blocks if b.kind is BlockKind.HEADING and b.level > opens})
    ids: dict[str, int] = {}
    heading, held = title, [] if first is None else blocks[:first]
    lead = True
    for block in blocks if first is None else blocks[first + 1 :]:
        if block.kind is BlockKind.HEADING and (lead or block.level <= opens):
            if held or not lead:
                yield _section(heading, held, ids)
            heading, held, lead = block.text, [], False
        elif block.kind is BlockKind.HEADING:
            held.append(replace(block, level=3 + deeper.index(block.level)))
        else:
            held.append(block)
    yield _section(heading, held, ids)


def _section_level(blocks: list[Block], first: int | None) -> int:
    """Headings down to this level start a section; deeper ones stay inside theirs."""
    if first is None:
        return 0
    top = blocks[first].level
    rest = [b.level for b in blocks[first + 1 :] if b.kind is BlockKind.HEADING]
    if rest.count(top) >= 2:  # the title's own level is the level of the sections
        return top
    return min((level for level in rest if level > top), default=top)


def _section(title: str, blocks: list[Block], ids: dict[str, int]) -> Section:
    """`ids` counts, for each id given out, how often it was wanted."""
    base = _slug(title) or f"section-{len(ids) + 1}"
    section_id = base
    while section_id in ids:
        ids[base] += 1
        section_id = f"{base}-{ids[base]}"
    ids[section_id] = 1
    return Section(id=section_id, title=title, blocks=tuple(blocks))


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _ID_LENGTH:
        slug = slug[: _ID_LENGTH + 1].rpartition("-")[0] or slug[:_ID_LENGTH]
    return slug


def _title_of_file(name: str) -> str:
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")[0] or name
    words = one_line(printable(stem.replace("-", " ").replace("_", " ")))
    return words[:1].upper() + words[1:] or "Document"


def _fingerprint(title: str, language: str, sections: tuple[Section, ...]) -> str:
    words = [
        title,
        language,
        [[s.id, s.title, [[b.kind, b.text, b.level] for b in s.blocks]] for s in sections],
    ]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()
