"""How much of a document is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that a document of a hospital never meets and a hostile file does."""

    max_bytes: int = 20_000_000
    """Of the file itself."""
    max_unpacked_bytes: int = 100_000_000
    """Of everything a compressed file (.docx) unpacks to."""
    max_characters: int = 2_000_000
    """Of the text: about 700 pages. Markdown may have a fifth."""
    max_lines: int = 50_000
    """Of the text. A web page may have four times as many elements, Markdown half the lines."""
    max_pages: int = 500
    """Of a file that has pages (.pdf)."""
    max_nesting: int = 150
    """Depth of elements within elements (.html, .docx) or quotes and lists (.md)."""
