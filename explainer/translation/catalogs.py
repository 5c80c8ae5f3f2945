"""Catalogs: PO files that people write, approve and correct with the tools translators know.

The same file is the translation memory and the review queue. An entry is *reviewed* when its fuzzy
flag is gone and a reviewer is named, in a `# Reviewed-by: NAME` comment on the entry or as the
file's Last-Translator, which Poedit and Weblate fill in by themselves. Every other entry with words
in it is a *draft*; one that a program filled and nobody has approved counts as empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from explainer.errors import CatalogError
from explainer.model import CatalogText, Status

MACHINE = "Machine translation:"
"""Begins the comment of an entry that a program has filled."""
_NOBODY = ("", "FULL NAME", "EMAIL@ADDRESS")
_PO_LINE = re.compile(r'#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s*)?"([^"\\]|\\.)*"')
_SOURCE = re.compile(r"^(msgctxt|msgid)\s[^\0]*?(?=^msgstr)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalog:
    """What one PO file says for each source text."""

    entries: Mapping[str, CatalogText | None]
    """None for an entry that still waits for its words."""

    def get(self, source: str) -> CatalogText | None:
        """The words for `source`, or None where the catalog has none."""
        return self.entries.get(source)


def read(path: Path) -> Catalog:
    """The catalog in the PO file at `path`.

    Raises `CatalogError` naming the file and the line when it cannot be read.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        _refuse_broken(lines)
        # Babel counts the line ends it is given to find an entry's line.
        babel = read_po([f"{line}\n" for line in lines], abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise CatalogError(f"The catalog {path} cannot be read: {error}.") from error
    return Catalog({_source(m): _text(m, babel, lines) for m in babel if m.id})


def _refuse_broken(lines: list[str]) -> None:
    """Raises ValueError at the first line that is not PO or begins an entry a second time.

    Babel would cut a letter from each end of a string without quotes, and keep one of two entries.
    """
    seen = set()
    for number, line in enumerate(lines, start=1):
        if line.strip() and not _PO_LINE.fullmatch(line.strip()):
            raise ValueError(f"line {number} is not that of a PO file: {line.strip()[:60]}")
    for entry in re.split(r"\n\s*\n", "\n".join(lines)):
        if found := _SOURCE.search(entry):
            if found[0] in seen:
                raise ValueError(f"there are two entries for {found[0][:60]}")
            seen.add(found[0])


def _source(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _text(message: Message, catalog: BabelCatalog, lines: list[str]) -> CatalogText | None:
    string = message.string or ""
    text = string if isinstance(string, str) else string[0]
    by_machine = any(comment.startswith(MACHINE) for comment in message.user_comments)
    if not text or (message.fuzzy and by_machine) or _matched_to_another_source(message, lines):
        return None
    reviewed = not message.fuzzy and _reviewer(message, catalog)
    return CatalogText(text=text, status=Status.REVIEWED if reviewed else Status.DRAFT)


def _reviewer(message: Message, catalog: BabelCatalog) -> str:
    """Who approved the message; "" for nobody."""
    for comment in message.user_comments:
        if comment.startswith("Reviewed-by:"):
            return comment.removeprefix("Reviewed-by:").strip()
    name = (catalog.last_translator or "").partition("<")[0].strip()
    return "" if name in _NOBODY else name


def _matched_to_another_source(message: Message, lines: list[str]) -> bool:
    """Whether a tool carried these words over from a source that has changed since.

    Such an entry is fuzzy and keeps the old source in `#|` lines, which Babel does not read. Its
    words may say "2 tablets" where the source now says 3, so they are not shown until a person
    has looked.
    """
    row = (message.lineno or 1) - 2
    while row >= 0 and lines[row].startswith("#") and not lines[row].startswith("#~"):
        if lines[row].startswith("#|"):
            return message.fuzzy
        row -= 1
    return False
