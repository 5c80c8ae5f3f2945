"""The interface's own words in every language that has them.

They come from `locales/<lang>/LC_MESSAGES/messages.po`, compiled in memory: there is no compiled
file that could go stale. Fuzzy entries count, because every translation of the interface is a draft
until a translator has approved it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from explainer.errors import CatalogError
from explainer.languages import LANGUAGES


def read_words() -> dict[str, NullTranslations]:
    """The interface's words by language tag, English among them: it is written in English.

    All are read at once: a broken file should stop the start, not a reader.
    """
    paths = {language.tag: language.catalogs / "messages.po" for language in LANGUAGES}
    found = {tag: words for tag, path in paths.items() if path.is_file() and (words := read(path))}
    return {"en": NullTranslations()} | found


def read(path: Path) -> Translations | None:
    """The words in a PO file; None while it is only begun, for its voice must not read English.

    Raises `CatalogError` when it is broken.
    """
    compiled = BytesIO()
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        if not any(message.id and "".join(message.string or ()) for message in catalog):
            return None
        write_mo(compiled, catalog, use_fuzzy=True)
    except (OSError, PoFileError, ValueError) as error:
        raise CatalogError(f"The interface's words in {path} cannot be read: {error}.") from error
    compiled.seek(0)
    return Translations(compiled)
