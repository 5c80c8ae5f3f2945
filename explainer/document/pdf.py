"""A PDF → blocks: its words found by `pdf_worker`, their order and kinds found from where they are.

Headings are lines in larger type, or short ones in bold; everything else becomes lines with an
indent and a width, which are then read as those of a text file are.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from explainer.document import pdf_worker
from explainer.document.layout import Rule, Span, lines_of_page
from explainer.document.limits import Limits
from explainer.document.outline import Reading
from explainer.document.problems import Damaged, Locked, NoText, TooLarge
from explainer.document.running import without_running_lines
from explainer.document.typography import blocks_of
from explainer.model import Issue, Severity

_SECONDS = 60.0  # the worker ends itself sooner, on systems that let it
_UNREADABLE = re.compile("[\ufffd\ue000-\uefff\x00-\x1f]")


def read(data: bytes, limits: Limits) -> Reading:
    """The content of the PDF `data`.

    Raises `Locked`, `Damaged`, `TooLarge`, or `NoText` when its pages are pictures.
    """
    if b"%%EOF" not in data[-2048:]:
        raise _damaged()
    pages = _pages(data, limits)
    _check_letters(pages)
    lines = [
        lines_of_page([Span(*s) for s in page["spans"]], [Rule(*r) for r in page["rules"]], number)
        for number, page in enumerate(pages, start=1)
    ]
    return Reading(
        blocks=blocks_of(without_running_lines(lines)), issues=list(_pages_without_text(pages))
    )


def _damaged() -> Damaged:
    return Damaged(
        "This PDF is damaged or was cut short on its way. Download it again, or ask for a new copy."
    )


def _pages(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    """What `pdf_worker` says of each page."""
    command = [sys.executable, "-I", pdf_worker.__file__]
    command += [str(limits.max_pages), str(limits.max_characters)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise _too_heavy() from error
    match done.returncode:
        case 0:
            return [json.loads(line) for line in done.stdout.splitlines()]
        case pdf_worker.LOCKED:
            raise Locked(
                "This PDF is protected by a password. Save it without the password and try again."
            )
        case pdf_worker.TOO_LONG:
            raise TooLarge(
                f"This PDF has more than {limits.max_pages} pages or {limits.max_characters:,} "
                "characters. Split it and try again."
            )
        case pdf_worker.DAMAGED:
            raise _damaged()
        case _:
            raise _too_heavy()


def _too_heavy() -> TooLarge:
    return TooLarge(
        "This PDF takes too much time or memory to read. Print it to a new PDF, or ask for it as "
        "a Word document."
    )


def _check_letters(pages: Sequence[dict[str, Any]]) -> None:
    text = "".join(span[0] for page in pages for span in page["spans"])
    if not any(map(str.isalnum, text)):
        raise NoText(
            "This PDF has no text in it: its pages are pictures, as a scanner makes them. Ask for "
            "the document as a Word file or as a PDF with text."
        )
    if len(_UNREADABLE.findall(text)) * 5 > len(text):
        raise NoText(
            "The letters of this PDF cannot be recognized, because its fonts do not say what they "
            "are. Ask for the document as a Word file."
        )


def _pages_without_text(pages: Sequence[dict[str, Any]]) -> Iterator[Issue]:
    for number, page in enumerate(pages, start=1):
        if page["images"] and not page["spans"]:
            yield Issue(
                stage="document",
                segment_id=None,
                code="page-without-text",
                detail=f"Page {number} is a picture and has no text that can be read. Ask what it "
                "says.",
                severity=Severity.WARNING,
            )
