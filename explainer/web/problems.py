"""What a person, or a program, is told when a request cannot be answered."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from explainer.errors import ExplainerError, SpeechError, StoreError, UnknownLanguage

STATUS: dict[type[ExplainerError], int] = {
    SpeechError: 503,
    StoreError: 503,
    UnknownLanguage: 404,
}
"""What went wrong, as HTTP says it; any other error of ours is a 500."""
RETRY_AFTER_S = 10


def init_app(app: Flask) -> None:
    """Give the application its two handlers."""
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(ExplainerError, _on_explainer_error)


def _on_explainer_error(error: ExplainerError) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    current_app.logger.error("%s: %s", request.path, error, exc_info=error)
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
    if request.path.endswith(".json"):
        response = jsonify(
            type="about:blank", title=HTTPStatus(status).phrase, status=status, detail=detail
        )
        response.mimetype = "application/problem+json"
    else:
        page = render_template("problem.html", status=status, detail=detail)
        response = Response(page, mimetype="text/html")
        response.vary.update(("Accept-Language", "Cookie"))
    response.status_code = status
    response.cache_control.no_store = True
    return response
