"""Extracts, updates, checks and compiles the catalogs of locales/ with Babel.

    messages.pot    the words of the interface, from the code and the templates
    procedures.pot  the plain English of the shipped procedures, which translators translate
    en/…/procedures.po  the one exception: its sources are the procedures' original sentences

Babel's fuzzy matching is never used: it would offer the words of a sentence that said "2 tablets"
for one that says 3. An entry whose source has gone stays at the end of its file, as obsolete.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from explainer import document, plain, translation
from explainer.languages import LANGUAGES, LOCALES, find
from explainer.model import Explanation
from explainer.pipeline import LIBRARY
from explainer.translation import catalogs

ROOT = LOCALES.parent
_TEMPLATES = ("web/templates/**.html", "publishing/templates/**")
METHODS = [("**.py", "python"), *((pattern, "jinja2") for pattern in _TEMPLATES)]
OPTIONS = {pattern: {"trimmed": "true"} for pattern in _TEMPLATES}
HEADER = "# Drafts of the Explainer project, not yet checked, unless an entry says otherwise.\n#"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/locales",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n  scripts/locales update        after a text has changed\n"
        "  scripts/locales update ko     the same, and begin Korean\n"
        "  scripts/locales check         what the tests do",
    )
    parser.add_argument("action", choices=("update", "check"), nargs="?", default="update")
    parser.add_argument("language", nargs="*", help="tags of languages to begin")
    options = parser.parse_args()
    if options.action == "update":
        update([find(tag).tag for tag in options.language])
    problems = list(check())
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0


def update(begin: list[str]) -> None:
    """Brings every catalog in step with its sources; begins those of the languages `begin`."""
    for tag in begin:
        find(tag).catalogs.mkdir(parents=True, exist_ok=True)
    for path, template in _templates():
        if path.suffix == ".pot":
            _write(path, template)
            continue
        if not path.exists():
            _write(path, Catalog(locale=path.parts[-3]))
        catalog = _parse(path)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        _write(path, catalog)


def check() -> Iterator[str]:
    """One sentence for each thing that is wrong with a catalog: stale, missing or broken."""
    for path, template in _templates():
        name = path.relative_to(ROOT)
        if not path.exists():
            yield f"{name} is missing; run scripts/locales update."
            continue
        catalog = _parse(path)
        wanted, there = ({m.id for m in c if m.id} for c in (template, catalog))
        for source in sorted(map(str, wanted - there)):
            yield f"{name} is stale, it lacks {source!r}; run scripts/locales update."
        for source in sorted(map(str, there - wanted)):
            yield f"{name} is stale, nothing says {source!r} any more; run scripts/locales update."
        if path.suffix == ".pot":
            continue
        for message in catalog:
            if message.id and not (message.string and all(_strings(message.string))):
                yield f"{name} has no words for {message.id!r}."
        for message, errors in catalog.check():
            for error in errors:
                yield f"{name}:{message.lineno}: {error}"
        write_mo(io.BytesIO(), catalog, use_fuzzy=True)


def _strings(string: object) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)  # type: ignore[arg-type]


def _templates() -> Iterator[tuple[Path, Catalog]]:
    """Every catalog file there should be, with a catalog of the sources it should have."""
    messages = _messages()
    sources = {
        path.stem: document.read(path.read_bytes(), name=path.name)
        for path in sorted(LIBRARY.glob("*.txt"))
    }
    originals = Catalog()
    for slug, source in sources.items():
        # Without a catalog, so that the originals are those of the source as it is today.
        _add(originals, plain.explain(source), slug, originals=True)
    english = find("en").catalogs / "procedures.po"
    yield english, originals
    plain_english = Catalog()
    if english.exists():
        words = catalogs.read(english)
        for slug, source in sources.items():
            _add(plain_english, plain.explain(source, catalog=words.get), slug)
        plain_english.add(translation.NOTICE, auto_comments=["Before words left in English."])
    yield LOCALES / "messages.pot", messages
    yield LOCALES / "procedures.pot", plain_english
    for language in LANGUAGES:
        if language.tag != "en" and language.catalogs.is_dir():
            yield language.catalogs / "messages.po", messages
            yield language.catalogs / "procedures.po", plain_english


def _messages() -> Catalog:
    catalog = Catalog()
    found = extract_from_dir(
        ROOT / "explainer",
        METHODS,
        OPTIONS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for name, _line, message, comments, context in found:
        catalog.add(
            message, locations=[(f"explainer/{name}", 0)], auto_comments=comments, context=context
        )
    return catalog


def _add(catalog: Catalog, explanation: Explanation, slug: str, *, originals: bool = False) -> None:
    for segment in explanation.segments:
        source = segment.original if originals else segment.text
        place = [(f"{slug}/{segment.section_id}", 0)]
        catalog.add(source, locations=place)
        for term in () if originals else segment.terms:
            catalog.add(term.definition, locations=place, auto_comments=[f"Explains: {term.term}"])


def _parse(path: Path) -> Catalog:
    catalogs.read(path)  # refuses a broken file, naming the line
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3] if path.suffix == ".po" else None)


def _write(path: Path, catalog: Catalog) -> None:
    catalog.project, catalog.version = "Explainer", "1"
    catalog.header_comment = HEADER
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, omit_header=path.suffix == ".pot")


if __name__ == "__main__":
    sys.exit(main())
