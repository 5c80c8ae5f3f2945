"""What an address names: the pipeline's editions, or a page that says there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from flask import abort, current_app, redirect, url_for

from explainer.errors import ExplainerError
from explainer.languages import LANGUAGES, Language
from explainer.model import Edition
from explainer.pipeline import Pipeline, Support
from explainer.web.shelf import Shelf

T = TypeVar("T")


def pipeline(slug: str = "") -> Pipeline:
    """The pipeline of this application; for a reader's own document, the private one of it."""
    found: Pipeline = current_app.extensions["explainer.pipeline"]
    own = shelf().find(slug)
    return own.pipeline if own else found


def shelf() -> Shelf:
    """The readers' own documents."""
    found: Shelf = current_app.extensions["explainer.shelf"]
    return found


def edition(slug: str, language: Language) -> Edition:
    """A shipped procedure or a reader's own document in a language; aborts with 404 when there is
    none, and with the way to its progress when a document is not ready in that language."""
    if own := shelf().find(slug):
        progress = url_for("documents.progress", language=language, slug=slug)
        return own.edition(language.tag) or abort(redirect(progress))
    if slug not in pipeline().procedures():
        abort(404)
    return kept(f"{slug} {language.tag}", 5, lambda: pipeline().edition(slug, language.tag))


def offered() -> tuple[Language, ...]:
    """The languages to choose from: those with buttons, a procedure or an Argos package here."""

    with_texts = {s.language.tag for s in support() if s.procedures.translated or s.argos}
    tags = with_texts | {*current_app.extensions["explainer.words"]}
    return tuple(language for language in LANGUAGES if language.tag in tags)


def support() -> tuple[Support, ...]:
    """What there is for each language on this machine."""

    def look() -> tuple[Support, ...]:
        try:
            return pipeline().support()
        except ExplainerError as error:
            # One broken catalog must not take the pages of every language away.
            current_app.logger.error("%s", error, exc_info=error)
            return ()

    return kept("support", 60, look)


def words_checked(language: Language) -> bool:
    """Somebody has approved all the words of the interface in it."""
    return any(s.language == language and s.interface.grade == "reviewed" for s in support())


def kept(name: str, seconds: float, make: Callable[[], T]) -> T:
    """What `make` gives, asked again when that is older than `seconds`: a crowd costs one making,
    and a corrected catalog or a new package is seen soon. There are few names, all of our own."""
    kept: dict[str, tuple[float, T]] = current_app.extensions["explainer.kept"]
    since, found = kept.get(name) or (float("-inf"), None)
    if found is None or monotonic() - since >= seconds:
        found = make()
        kept[name] = monotonic(), found
    return found
