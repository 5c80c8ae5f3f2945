"""A reader's own document: brought, made ready before their eyes, and deleted when they say so.

Once it is ready it is a slug like any other, and the pages of the library show and speak it.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, TypeVar

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask_babel import format_decimal, format_percent, format_timedelta, gettext, ngettext
from werkzeug.wrappers import Response as BaseResponse

from explainer.errors import StoreError, UnknownLanguage
from explainer.languages import LANGUAGES, Language, find
from explainer.web.editions import offered, pipeline, shelf
from explainer.web.own import Own, Progress, Refused, Stage, Upload
from explainer.web.security import PRIVATE_HEADERS

R = TypeVar("R", bound=BaseResponse)

documents = Blueprint("documents", __name__)
_TOLD_S = 20
"""How long one answer tells of the progress; then the page asks again."""
_TOLD_AT_ONCE = threading.BoundedSemaphore(4)
"""Readers who are told as it happens. The others ask every two seconds, so that those who wait
never take all the threads from those who read."""
STATUS = {"too-many": 429, "busy": 503}
"""Why a document is not taken at all, as HTTP says it; 400 when the form has none, or two."""


@documents.get("/<language:language>/your-document/")
def form(language: Language) -> Response:
    """Where a document is chosen or pasted."""
    return _form(language)


@documents.post("/<language:language>/your-document/")
def add(language: Language) -> BaseResponse:
    """Takes a document; then to its progress, in the language that was chosen for it."""
    file = request.files.get("file")
    text = request.form.get("text", "").strip()
    data = file.read() if file else b""
    if bool(data) == bool(text):
        return _form(language, refusal="both" if data else "nothing")
    source = request.form.get("source")
    try:
        target = find(request.form.get("language") or language.tag)
        upload = Upload(
            data=data or text.encode(errors="replace"),
            name=(file.filename or "")[:200] if file and data else "",
            source=find(source).tag if source else None,
        )
        brought = shelf().add(upload, target.tag, person=request.remote_addr or "")
    except UnknownLanguage:
        abort(400)
    except (Refused, StoreError) as error:
        return _form(language, refusal=getattr(error, "code", "busy"), detail=str(error))
    return _to("documents.progress", target, slug=brought.slug)


@documents.get("/<language:language>/your-document/<slug>/")
def progress(language: Language, slug: str) -> BaseResponse:
    """How far a document is in a language, or why it is refused; to its text when it is ready."""
    brought = _find(slug)
    now = brought.progress(language.tag)
    if now.stage is Stage.READY:
        return _to("pages.procedure", language, procedure=slug)
    if now.refusal:
        page = render_template(
            "refused.html", language=language, code=now.refusal.code, detail=now.refusal
        )
    else:
        page = render_template(
            "progress.html", language=language, slug=slug, now=now, said=_said(now)
        )
    return make_response(page)


@documents.get("/<language:language>/your-document/<slug>/events")
def events(language: Language, slug: str) -> Response:
    """The progress as server-sent events: JSON of `stage`, `share`, what is `said`, and, when it is
    over, the `address` to go to."""
    told = _told(_find(slug), language)
    return Response(stream_with_context(told), mimetype="text/event-stream")


@documents.get("/<language:language>/your-document/<slug>/delete/")
def ask(language: Language, slug: str) -> Response:
    """Asks whether the document is to be deleted now."""
    left = _time(shelf().seconds_left(_find(slug)))
    return _with_form(render_template("delete.html", language=language, slug=slug, left=left))


@documents.post("/<language:language>/your-document/<slug>/delete/")
def delete(language: Language, slug: str) -> BaseResponse:
    """Deletes it; says the same when it was gone already."""
    shelf().delete(slug)
    return _to("documents.deleted", language)


@documents.get("/<language:language>/your-document/deleted/")
def deleted(language: Language) -> Response:
    """Says that a document is gone, at an address that no longer names it."""
    return _private(make_response(render_template("deleted.html", language=language)))


@documents.app_context_processor
def _everywhere() -> dict[str, Any]:
    return {"own_document": _shown}


def _shown(slug: str) -> dict[str, object] | None:
    """What a page tells of a reader's own document beside its text; None for any other."""
    brought = shelf().find(slug)
    if brought is None:
        return None
    return {"left": _time(shelf().seconds_left(brought)), "flaws": brought.flaws}


def _form(language: Language, *, refusal: str = "", detail: str = "") -> Response:
    """The form; after a `refusal` with what had been filled in, but for the file."""
    settings = pipeline().settings
    filled = request.form if refusal else {}
    page = render_template(
        "your-document.html",
        language=language,
        targets=offered(),
        sources=LANGUAGES,
        refusal=refusal,
        detail=detail,
        pasted=filled.get("text", ""),
        chosen=filled.get("language", language.tag),
        source=filled.get("source", ""),
        max_bytes=settings.document_max_bytes,
        hours=_time(settings.own_hours * 3600),
    )
    response = _with_form(page)
    if refusal:
        response.status_code = STATUS.get(refusal, 400)
    return response


def _with_form(page: str) -> Response:
    """A form says where it comes from (see `security`) only when its page may be named to us; the
    pages of a text are named to nobody at all."""
    response = _private(make_response(page))
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _to(endpoint: str, language: Language, **values: Any) -> BaseResponse:
    return _private(redirect(url_for(endpoint, language=language, **values), 303))


def _private(response: R) -> R:
    response.headers.update(PRIVATE_HEADERS)
    return response


def _find(slug: str) -> Own:
    return shelf().find(slug) or abort(404)


def _time(seconds: float) -> str:
    """In whole hours, or minutes, never less: it is a promise."""
    unit = 3600 if seconds > 3600 else 60
    left = timedelta(seconds=math.ceil(seconds / unit) * unit)
    said: str = format_timedelta(left, threshold=2)
    return said


def _said(now: Progress) -> str:
    """The progress in words, in steps that are worth being read aloud."""
    match now.stage:
        case Stage.WAITING if now.ahead:
            return ngettext(
                # Translators: shown while a document waits for its turn.
                "%(num)s document comes before yours.",
                "%(num)s documents come before yours.",
                now.ahead,
                num=format_decimal(now.ahead),
            )
        case Stage.WAITING | Stage.READING:
            return gettext("Reading your document")
        case Stage.PLAIN:
            return gettext("Putting it in plain words")
        case Stage.TRANSLATING:
            share = format_percent(int(now.share * 4) / 4)
            # Translators: shown while a document is translated; for example "Translating: 50%".
            return gettext("Translating: %(share)s", share=share)
        case _:
            return gettext("Ready")


def _told(brought: Own, language: Language) -> Iterator[str]:
    live = _TOLD_AT_ONCE.acquire(blocking=False)
    try:
        yield f"retry: {500 if live else 2000}\n\n"
        for now in brought.watch(language.tag, _TOLD_S if live else 0):
            event = {"stage": now.stage, "share": now.share, "said": _said(now)}
            if now.over:
                place = url_for("documents.progress", language=language, slug=brought.slug)
                event["address"] = place
            yield f"data: {json.dumps(event)}\n\n"
    finally:
        if live:
            _TOLD_AT_ONCE.release()
