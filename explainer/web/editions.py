"""What an address names: the pipeline's editions, or a page that says there is nothing."""

from __future__ import annotations

from time import monotonic

from flask import abort, current_app

from explainer.errors import ExplainerError
from explainer.languages import LANGUAGES, Language
from explainer.model import Edition
from explainer.pipeline import Pipeline

_LOOK_AGAIN_S = 60


def pipeline() -> Pipeline:
    """The pipeline of this application."""
    found: Pipeline = current_app.extensions["explainer.pipeline"]
    return found


def offered() -> tuple[Language, ...]:
    """The languages to choose from: those with buttons, a procedure or an Argos package here.

    A package may be installed while the page is served: its language is there a minute later.
    """
    found: tuple[Language, ...]
    since, found = current_app.extensions.get("explainer.offered", (float("-inf"), ()))
    if monotonic() - since >= _LOOK_AGAIN_S:
        tags = {*current_app.extensions["explainer.words"], *_with_texts()}
        found = tuple(language for language in LANGUAGES if language.tag in tags)
        current_app.extensions["explainer.offered"] = monotonic(), found
    return found


def _with_texts() -> set[str]:
    try:
        support = pipeline().support()
    except ExplainerError as error:
        # One broken catalog must not take the pages of every language away.
        current_app.logger.error("%s", error, exc_info=error)
        return set()
    return {s.language.tag for s in support if s.procedures.translated or s.argos}


def edition(slug: str, language: Language) -> Edition:
    """A shipped procedure in a language; aborts with 404 when there is no such procedure."""
    if slug not in pipeline().procedures():
        abort(404)
    return pipeline().edition(slug, language.tag)
