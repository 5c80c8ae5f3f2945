"""The sound of a section and the times of its words."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_file, url_for

from explainer.languages import Grade, Language, find
from explainer.model import Edition
from explainer.pipeline import Duration
from explainer.view import ProcedureView, Word
from explainer.view import procedure as view
from explainer.web.editions import edition, pipeline
from explainer.web.spans import DAY, YEAR

audio = Blueprint("audio", __name__)
_TYPES = {".mp3": "audio/mpeg", ".json": "application/json"}
_VERSION = 16
"""Characters of a key that tell one version of a sound from all others."""


@audio.get("/<language:language>/<procedure>/<section>.mp3")
def sound(language: Language, procedure: str, section: str) -> Response:
    """One section read aloud: in ranges if asked so, and a long one while it is being made."""
    spoken = _spoken(language, procedure, section)
    if request.headers.get("Range", "bytes=0-") != "bytes=0-":
        return kept_file(pipeline(procedure).speak(spoken.translation, section).mp3)
    made = pipeline(procedure).stream(spoken.translation, section)
    if isinstance(made, Path):
        return kept_file(made)
    first = next(made)  # what fails before the first sound is an answer of its own
    response = Response(chain((first,), made), mimetype="audio/mpeg")
    response.cache_control.no_store = True
    return response


@audio.get("/<language:language>/<procedure>/<section>.json")
def times(language: Language, procedure: str, section: str) -> Response:
    """When each segment and word of the section is heard, in ms from its start."""
    spoken = _spoken(language, procedure, section)
    return kept_file(pipeline(procedure).speak(spoken.translation, section).times)


@audio.get("/<language:language>/<procedure>/words/<word>.mp3")
def word(language: Language, procedure: str, word: str) -> Response:
    """What a hard word means, read aloud."""
    shown = view(procedure, edition(procedure, language))
    found = next((each for each in shown.dictionary if each.slug == word), None)
    if found is None or not shown.spoken:
        abort(404)
    return kept_file(pipeline(procedure).say(found.text, found.language.tag).mp3)


def word_address(procedure: ProcedureView, word: Word) -> str:
    """Where it is said what a word means; another address when that changes."""
    return url_for(
        "audio.word",
        language=procedure.language,
        procedure=procedure.slug,
        word=word.slug,
        v=phrase_version(word.text, word.language),
    )


def durations(spoken: Edition, slug: str) -> dict[str, Duration]:
    """How long each section is listened to, by its id; nothing where there is no voice."""
    if spoken.sound == Grade.NONE:
        return {}
    known, sections = pipeline(slug), spoken.document.sections
    return {section.id: known.duration(spoken.translation, section.id) for section in sections}


def address(kind: str, spoken: Edition, slug: str, section_id: str) -> str:
    """Where a section's "sound" or "times" are. The address changes when anything audible does, so
    that what it names may be kept for ever."""
    return url_for(
        f"audio.{kind}",
        language=find(spoken.translation.language),
        procedure=slug,
        section=section_id,
        v=_version(spoken, section_id),
    )


def _spoken(language: Language, slug: str, section_id: str) -> Edition:
    """The edition that has the section; aborts with 404 where that has no sound."""
    spoken = edition(slug, language)
    known = any(section.id == section_id for section in spoken.document.sections)
    if not known or spoken.sound == Grade.NONE:
        abort(404)
    return spoken


def _version(spoken: Edition, section_id: str) -> str:
    return pipeline().sound_key(spoken.translation, section_id)[:_VERSION]


def phrase_version(text: str, language: Language) -> str:
    """Of the sound of a phrase outside any section."""
    return pipeline().phrase_key(text, language.tag)[:_VERSION]


def kept_file(path: Path) -> Response:
    """A sound or its times, from the folder that is named by the key of the sound.

    For a year at the address that the page gives, for a day at the plain one, which people may
    have written down. An address of other words than today's is asked about each time.
    """
    current = path.parent.name[:_VERSION]
    response = send_file(path, mimetype=_TYPES[path.suffix], conditional=True, etag=current)
    response.cache_control.clear()
    version = request.args.get("v")
    if version in (None, current):
        response.cache_control.public = True
        response.cache_control.max_age = YEAR if version else DAY
        response.cache_control.immutable = bool(version)
    else:
        response.cache_control.no_cache = True
    return response
