"""Stage 1: the bytes of a file → a `Document`."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from explainer.document import kinds
from explainer.document.encoding import decode
from explainer.document.limits import Limits
from explainer.document.outline import Reading, assemble
from explainer.document.problems import NoText, TooLarge, too_long
from explainer.model import Document

__all__ = ["Limits", "read"]


def read(
    data: bytes,
    *,
    name: str = "",
    language: str | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Document:
    """The document in `data`. Its content, never `name`, decides how it is read.

    `name` is the file's: a document without any heading is called after it. `language` is the BCP
    47 tag of what it is written in, where somebody knows; otherwise it is what the document says
    of itself, or English. Raises a
    `DocumentError` whose message says what is wrong and what to do.
    """
    if len(data) > limits.max_bytes:
        raise TooLarge(
            f"This file has {len(data) / 1e6:.1f} MB; the most that is read is "
            f"{limits.max_bytes / 1e6:.1f} MB. Split it, or save it without its pictures."
        )
    if not data.strip(b"\0\t\n\r "):
        raise NoText("This file is empty. Choose one that has text in it.")
    with _without_collections():
        reading = _read(data, limits)
    if language:
        reading = replace(reading, language=language)
    return assemble(reading, name=name)


@contextmanager
def _without_collections() -> Iterator[None]:
    """No search for garbage: the tree of a document is alive, and the longer it is, the longer
    each search in it takes. The limits keep what cannot be freed meanwhile small."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _read(data: bytes, limits: Limits) -> Reading:
    # Each reader is imported when it is needed: a text file costs none of their libraries.
    match kinds.of_bytes(data):
        case "pdf":
            from explainer.document import pdf

            return pdf.read(data, limits)
        case "docx":
            from explainer.document import docx

            return docx.read(data, limits)
    text = decode(data)
    too_long(len(text), limits.max_characters, "characters")
    match kinds.of_text(text):
        case "html":
            from explainer.document import html

            return html.read(text, limits)
        case "markdown":
            from explainer.document import markdown

            return markdown.read(text, limits)
        case "text":
            from explainer.document import text as plain

            return plain.read(text, limits)
