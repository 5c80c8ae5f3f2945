"""Machine drafts as PO files, for translators to correct and approve in their own tools.

A draft is fuzzy and its comment says which package made it. Until a person has approved or
rewritten it, `catalogs.read` passes it over, and the words are shown as what they are: made by a
program.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from explainer.errors import CatalogError
from explainer.model import Status, TranslatedSegment, TranslatedTerm, Translation
from explainer.translation import catalogs

_WITHHELD = "No safe machine translation:"
_BEFORE = "Before the source changed:"
_OURS = (catalogs.MACHINE, _WITHHELD, "Reviewed-by:")
"""Comments about words that are no longer there."""

_Words = TranslatedSegment | TranslatedTerm

_UNWRAPPED = 1_000_000
"""Babel wraps comments, too, and would read a long one back as several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a catalog holds now."""

    path: Path
    machine: int
    """Entries with a machine draft."""
    people: int
    """Entries with the words of people, which were left as they are."""
    empty: int
    """Entries that wait for their words: there is no safe machine translation."""


def update(folder: Path, translation: Translation, document: Path) -> Drafted:
    """Writes or updates the catalog of `document`, a file, in `folder`: one entry for every text
    of `translation`.

    What people wrote stays; where the source has changed since, their old words go into a comment.
    Texts whose words come from another catalog are left out. Raises `CatalogError` when the file
    cannot be read or written.
    """
    path = _place(folder, document)
    known = catalogs.read(path) if path.exists() else catalogs.Catalog({})
    catalog = _open(path, translation.language)
    catalog.header_comment = f"# {_owner(document)}"
    template, shown = _template(translation, known, document.name)
    catalog.update(template)
    reasons = {
        issue.segment_id: issue.detail for issue in translation.issues if issue.code == "withheld"
    }
    counts = {"people": 0, "machine": 0, "empty": 0}
    for message in catalog:
        if not message.id:
            continue
        if known.get(str(message.id)):
            counts["people"] += 1
        else:
            words = shown[str(message.id)]
            _fill(message, words, reasons.get(words.segment_id, ""))
            counts["machine" if message.string else "empty"] += 1
    _write(catalog, path)
    return Drafted(path=path, **counts)


def _place(folder: Path, document: Path) -> Path:
    """The catalog of `document`: named after it, with a number where another one has that name."""
    names = chain([document.stem], (f"{document.stem}-{n}" for n in count(2)))
    paths = (folder / f"{name}.po" for name in names)
    return next(p for p in paths if not p.exists() or _owner(document) in _head(p))


def _owner(document: Path) -> str:
    """The line at the top of a catalog that tells which document it is for, without giving away
    the names of folders: translators pass catalogs on."""
    where = hashlib.sha256(str(document.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return f"Draft of {document.name} ({where[:16]})"


def _head(path: Path) -> str:
    """The comments at the top of a catalog; raises `CatalogError` when it cannot be read."""
    try:
        return path.read_text("utf-8").partition("msgid")[0]
    except (OSError, ValueError) as error:
        raise CatalogError(f"The catalog {path} cannot be read: {error}.") from error


def _template(
    translation: Translation, known: catalogs.Catalog, name: str
) -> tuple[BabelCatalog, Mapping[str, _Words]]:
    """The texts that the catalog must have, and how each is shown now."""
    template = BabelCatalog()
    shown: dict[str, _Words] = {}
    segments = zip(translation.explanation.segments, translation.segments, strict=True)
    texts: list[tuple[str, str, _Words]] = [
        *((segment.text, segment.original, words) for segment, words in segments),
        *((term.definition, term.definition, term) for term in translation.terms),
    ]
    for number, (text, original, words) in enumerate(texts, start=1):
        if words.engine == "catalog" and not known.get(text):
            continue
        comments = [f"Original: {original}"] if original != text else []
        template.add(text, locations=[(name, number)], auto_comments=comments)
        shown[text] = words
    return template, shown


def _fill(message: Message, words: _Words, reason: str) -> None:
    """Gives an entry that no person has written the machine's words, or the reason for none."""
    comments = message.user_comments
    if message.string and not any(c.startswith(catalogs.MACHINE) for c in comments):
        comments = [*comments, f"{_BEFORE} {message.string}"]
    comments = [comment for comment in comments if not comment.startswith(_OURS)]
    if words.status is Status.MACHINE:
        message.string = words.text
        message.flags.add("fuzzy")
        comments.append(f"{catalogs.MACHINE} {words.engine}")
    else:
        message.string = ""
        message.flags.discard("fuzzy")
        comments += [f"{_WITHHELD} {reason}"] if reason else []
    message.user_comments = comments
    message.previous_id = []  # the words are for the source as it is now


def _open(path: Path, tag: str) -> BabelCatalog:
    if not path.exists():
        return BabelCatalog(locale=tag.replace("-", "_"), project="Explainer", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file)


def _write(catalog: BabelCatalog, path: Path) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            write_po(file, catalog, width=_UNWRAPPED)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise CatalogError(f"The catalog {path} cannot be written: {error.strerror}.") from error
