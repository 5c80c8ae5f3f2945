"""What an address names: the pipeline's editions, or a page that says there is nothing."""

from __future__ import annotations

from flask import abort, current_app

from explainer.languages import Language
from explainer.model import Edition
from explainer.pipeline import Pipeline


def pipeline() -> Pipeline:
    """The pipeline of this application."""
    found: Pipeline = current_app.extensions["explainer.pipeline"]
    return found


def edition(slug: str, language: Language) -> Edition:
    """A shipped procedure in a language; aborts with 404 when there is no such procedure."""
    if slug not in pipeline().procedures():
        abort(404)
    return pipeline().edition(slug, language.tag)
