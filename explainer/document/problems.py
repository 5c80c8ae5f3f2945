"""Why a document is refused: one class for each reason, one sentence for the person."""

from __future__ import annotations

from explainer.errors import DocumentError


class TooLarge(DocumentError):
    """A limit is passed: bytes, pages, nesting or what a compressed file unpacks to."""

    code = "too-large"


class Locked(DocumentError):
    """A password is needed."""

    code = "locked"


class Damaged(DocumentError):
    """The file is cut short or its inside is broken."""

    code = "damaged"


class Unsafe(DocumentError):
    """The file holds something that a leaflet never needs: macros or outside references."""

    code = "unsafe"


class NoText(DocumentError):
    """There is nothing to read: the file is empty, or its pages are pictures."""

    code = "no-text"


class UnknownFormat(DocumentError):
    """The content is of no kind that is read here."""

    code = "unknown-format"


def too_long(length: int, limit: int, of_what: str) -> None:
    """Raises `TooLarge` when a document has more than `limit` characters, lines or elements."""
    if length > limit:
        raise TooLarge(
            f"This document has {length:,} {of_what}; the most that is read is {limit:,}. Split it "
            "and try again."
        )


def too_nested(limit: int) -> TooLarge:
    """The refusal of a document whose parts are nested more than `limit` deep."""
    return TooLarge(
        f"This document has parts within parts more than {limit} deep. Copy its text into a new "
        "document and use that."
    )
