"""The list of languages: what is in it, where each leads, and how its name sounds.

Languages that have something here come first, the others are kept apart. Both are in the order in
which Unicode sorts their own names: Latin, Greek, Cyrillic, Hebrew, Arabic, Indic, East Asian. The
order is the same for everyone, as the pages are; the visitor's own languages are moved to the front
by languages.js, and `/` leads to the first of them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request, url_for

from explainer.languages import LANGUAGES, Grade, Language
from explainer.web import locale
from explainer.web.audio import kept_file, phrase_version
from explainer.web.editions import kept, offered, pipeline
from explainer.web.spans import DAY

choices = Blueprint("choices", __name__)

# Translators: spoken aloud beside the name of your language in the list of languages, for people
# who cannot read. %(language)s is that name, in your language. For example:
# "Español. Pulse para escuchar en este idioma."
INVITATION = locale.N_("%(language)s. Press to listen in this language.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One language of the list."""

    language: Language
    address: str
    """This page in it, or its library where this page is only in the reader's."""
    sound: str
    """Where its name can be heard; "" where it has no voice."""
    label: str
    """What the button says that makes it heard, in `label_language`."""
    label_language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The two parts of the list."""

    here: tuple[Choice, ...]
    others: tuple[Choice, ...]
    """Languages of which neither words nor a text nor a package are here."""


def list_languages() -> Choices:
    """The list as this page shows it."""
    here = offered()
    listed = here if current_app.config.get("STATIC_SITE") else LANGUAGES  # files stay as they are
    ordered = sorted(listed, key=_collation)
    return Choices(
        here=tuple(_choice(language) for language in ordered if language in here),
        others=tuple(_choice(language) for language in ordered if language not in here),
    )


@choices.get("/languages.json")
def spellings() -> Response:
    """By tag, everything a person may write who looks for that language."""
    response = jsonify({language.tag: language.spellings for language in LANGUAGES})
    response.cache_control.public = True
    response.cache_control.max_age = DAY
    return response


@choices.get("/<language:language>/name.mp3")
def name(language: Language) -> Response:
    """The name of a language and how to choose it, in its own voice."""
    if pipeline().sound(language) is Grade.NONE:
        abort(404)
    text = invitation(language)
    made = pipeline().say(text, language.tag)
    return kept_file(made.mp3)


def invitation(language: Language) -> str:
    """What is said of a language in it; its name alone where nobody has written more."""
    words = locale.words().get(language.tag)
    written = words.ugettext(INVITATION) if words else INVITATION
    if written == INVITATION and language.tag != "en":
        return language.autonym
    return written % {"language": language.autonym}


def _choice(language: Language) -> Choice:
    sound = pipeline().sound(language) is not Grade.NONE
    speaking = language if language.tag in locale.words() else locale.interface()
    listen = locale.words()[speaking.tag].ugettext("Listen: %(title)s")
    return Choice(
        language=language,
        address=_here_in(language),
        sound=url_for("choices.name", language=language, v=_version(language)) if sound else "",
        label=listen % {"title": language.autonym},
        label_language=speaking,
    )


def _here_in(language: Language) -> str:
    """Where choosing it leads from this page, past the list. Pages end in "/"; sounds and their
    times do not."""
    arguments: dict[str, Any] = {**(request.view_args or {})}
    rule = request.url_rule
    if rule and rule.methods and "language" in arguments and rule.rule.endswith("/"):
        endpoint = rule.endpoint
    else:
        endpoint, arguments = "pages.library", {}
    arguments |= {"language": language, locale.CHOICE: ""}
    return url_for(endpoint, **arguments, _anchor="text")


def _version(language: Language) -> str:
    """Of the sound of its name."""
    return kept(f"name {language.tag}", 60, lambda: phrase_version(invitation(language), language))


def _collation(language: Language) -> str:
    decomposed = unicodedata.normalize("NFKD", language.autonym)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
