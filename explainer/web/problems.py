"""What a person, or a program, is told when a request cannot be answered."""

from __future__ import annotations

from http import HTTPStatus
from traceback import format_tb
from types import TracebackType

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.globals import request_ctx
from werkzeug.exceptions import HTTPException

from explainer.errors import ExplainerError, SpeechError, StoreError, UnknownLanguage
from explainer.web.security import is_private

STATUS: dict[type[ExplainerError], int] = {
    SpeechError: 503,
    StoreError: 503,
    UnknownLanguage: 404,
}
"""What went wrong, as HTTP says it; any other error of ours is a 500."""
RETRY_AFTER_S = 10
_Trouble = tuple[type[BaseException], BaseException, TracebackType | None]


def init_app(app: Flask) -> None:
    """Give the application its two handlers, and a log that keeps what is private to itself."""
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(ExplainerError, _on_explainer_error)
    app.log_exception = _log  # type: ignore[assignment,method-assign]


def _log(trouble: _Trouble) -> None:
    """Where it happened, and what unless the words may be those of a reader's own document."""
    kind, _error, trace = trouble
    place = f"{request.method} {request.url_rule or request.path}"
    if is_private():
        frames = "".join(format_tb(trace))
        current_app.logger.error("%s: %s\n%s", place, kind.__name__, frames)
    else:
        current_app.logger.error("%s", place, exc_info=trouble)


def _on_explainer_error(error: ExplainerError) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    _log((type(error), error, error.__traceback__))
    response = _answer(status, str(error))
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.retry_after = RETRY_AFTER_S
    return response


def _on_http_error(error: HTTPException) -> Response:
    answer = _answer(error.code or 500, error.description or error.name)
    for name, value in error.get_headers():  # Allow, Content-Range …
        if name != "Content-Type":
            answer.headers[name] = value
    return answer


def _answer(status: int, detail: str) -> Response:
    """`detail` is for staff: one English sentence."""
    if request_ctx.url_adapter is None:
        # The Host is none that could be: then no link can be made either, so there is no page.
        response = Response(HTTPStatus(status).phrase, mimetype="text/plain")
    elif request.path.endswith(".json"):
        response = jsonify(
            type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail
        )
        response.mimetype = "application/problem+json"
    else:
        page = render_template("problem.html", status=status, detail=detail, own=is_private())
        response = Response(page, mimetype="text/html")
        response.vary.update(("Accept-Language", "Cookie"))
    response.status_code = status
    response.cache_control.no_store = True
    return response
