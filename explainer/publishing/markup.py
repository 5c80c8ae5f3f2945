"""Templates of publications: the same words for the same things as on the page."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.support import NullTranslations
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from explainer import words
from explainer.formats import number
from explainer.languages import Language, find

_HERE = Path(__file__).parent
FOLDERS = (_HERE / "templates", _HERE.parent / "web" / "templates")
"""Our templates, and those of the page for `_whose.html`: whose words a sentence is."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (https://www.w3.org/TR/xml/#charsets)."""


def render(template: str, language: Language, **values: Any) -> str:
    """A template of ours, in the interface's words of a language."""
    environment = _environment(interface(language).tag)
    book = template.endswith(".xhtml")  # HTML does not know EPUB's attributes
    return environment.get_template(template).render(**values, language=language, book=book)


def interface(language: Language) -> Language:
    """The language of labels: the one asked for, or English where there are no words in it."""
    return language if language.tag in _words() else find("en")


@lru_cache(maxsize=1)
def _words() -> dict[str, NullTranslations]:
    return words.read_words()


@lru_cache(maxsize=64)
def _environment(tag: str) -> Environment:
    catalog = _words()[tag]
    language = find(tag)
    environment = Environment(
        loader=FileSystemLoader(FOLDERS),
        autoescape=lambda name: not (name or "").endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_writable,
        extensions=["jinja2.ext.i18n"],
    )
    install = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(catalog.ugettext, catalog.ungettext, newstyle=True)
    environment.globals["interface"] = language
    environment.filters["number"] = lambda n: number(n, language)
    return environment


def _writable(value: object) -> object:
    """Text from any document, without what would make a file that no reader opens."""
    return _NOT_XML.sub("", value) if isinstance(value, str) and _NOT_XML.search(value) else value


def files() -> tuple[Path, ...]:
    """Every template there is."""
    return (*sorted(FOLDERS[0].iterdir()), FOLDERS[1] / "_whose.html")
