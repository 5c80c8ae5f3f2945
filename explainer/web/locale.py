"""Which language the reader gets: the address says it; without one the saved choice does, then the
browser's Accept-Language, then English.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from babel.support import NullTranslations
from flask import Flask, current_app, g, redirect, request, url_for
from flask_babel import Babel, Domain
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response as BaseResponse

from explainer import formats
from explainer.errors import UnknownLanguage
from explainer.languages import Language, find
from explainer.web.editions import offered
from explainer.web.spans import YEAR
from explainer.words import read_words

COOKIE = "language"
CHOICE = "choose"
"""The query that a link of the language list carries: `/es/?choose` keeps Spanish."""
_ENGLISH = find("en")


class LanguageConverter(BaseConverter):
    """`<language:…>` in a route: any tag that finds a language, and the table's own tag back."""

    regex = r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}"

    def to_python(self, value: str) -> Language:
        try:
            return find(value)
        except UnknownLanguage as error:
            raise ValidationError from error

    def to_url(self, value: Language) -> str:
        return value.tag


def words() -> dict[str, NullTranslations]:
    """The interface's words of this application."""
    found: dict[str, NullTranslations] = current_app.extensions["explainer.words"]
    return found


def reader() -> Language:
    """The language the reader asks for: address, saved choice, Accept-Language, English."""
    first = request.path.split("/", 2)[1]
    saved = request.cookies.get(COOKIE, "")
    for tag in (first, saved):
        if language := _known(tag):
            return language
    for tag, quality in request.accept_languages:
        language = _known(tag)
        if quality > 0 and language in offered():
            return language
    return _ENGLISH


def _known(tag: str) -> Language | None:
    try:
        return find(tag) if len(tag) <= 20 else None
    except UnknownLanguage:
        return None


def interface() -> Language:
    """The language of the page's own words: the reader's, or English where there are none."""
    if "interface" not in g:
        language = reader()
        g.interface = language if language.tag in words() else _ENGLISH
    found: Language = g.interface
    return found


class Words(Domain):
    """The interface's words as Flask-Babel asks for them: read from PO files by `words.py`, which
    publications share, and not from compiled files, which could go stale."""

    def get_translations(self) -> NullTranslations:
        return words()[interface().tag]


def N_(message: str) -> str:
    """Marks a message for the catalogs where it is not yet shown."""
    return message


REASONS = (
    # Translators: why a language can be read here but not listened to.
    N_("The voice leaves out vowels and whole sounds of many words."),
    # Translators: why the voice may be hard to understand.
    N_("The voice guesses the short vowels that the script leaves out."),
    # Translators: why Japanese can be read here but not listened to.
    N_("The voice cannot read kanji."),
    # Translators: espeak-ng is the name of the program that speaks.
    N_("espeak-ng has no voice for it."),
)
"""`Language.reason`, every one: they are shown through `gettext`."""


def _settle_address() -> BaseResponse | None:
    """One address for each page: `/es-MX/` and `/ES/` go to `/es/`; a choice is kept on the way."""
    arguments: dict[str, Any] = request.view_args or {}
    language = arguments.get("language")
    if language is None or request.endpoint is None:
        return None
    chosen = CHOICE in request.args
    if not chosen and request.path.split("/", 2)[1] == language.tag:
        return None
    query = urlencode([(k, v) for k, v in request.args.items(multi=True) if k != CHOICE])
    path = url_for(request.endpoint, **arguments)
    response = redirect(f"{path}?{query}" if query else path)
    if chosen:
        response.set_cookie(
            COOKIE,
            language.tag,
            max_age=YEAR,
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
    response.cache_control.no_store = True
    return response


def init_app(app: Flask) -> None:
    """Give the application its languages."""
    app.extensions["explainer.words"] = read_words()
    app.url_map.converters["language"] = LanguageConverter
    app.before_request(_settle_address)
    babel = Babel(app, locale_selector=lambda: interface().locale)
    babel.domain_instance = Words()  # type: ignore[no-untyped-call]
    app.jinja_env.filters["duration"] = lambda ms: formats.duration(ms, interface())
    app.context_processor(lambda: {"interface": interface()})
