"""What a reader takes home: a book, the sounds, a print, made when asked for."""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, Response, abort, current_app, request, send_file, url_for

from explainer.languages import Language
from explainer.model import Edition
from explainer.publishing import Press, available, contents, single
from explainer.web.editions import edition, pipeline
from explainer.web.security import is_private

take_home = Blueprint("take_home", __name__)

NAMES = {"book.epub": "epub", "sound.zip": "mp3", "print.html": "print"}
"""What each address gives, by the formats of `publishing`."""
_PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""A print is one file with its style inside; it has no script and loads nothing."""
_LOCAL = ("127.", "localhost", "[::1]")


@take_home.get("/<language:language>/take-home/<procedure>/<name>")
def file(language: Language, procedure: str, name: str) -> Response:
    """A procedure as one file."""
    found = edition(procedure, language)
    form = NAMES.get(name)
    if form is None or not available(form, found):
        abort(404)
    title, data = _made(procedure, found, form, _address(language, procedure, form))
    response = send_file(
        BytesIO(data), download_name=title, as_attachment=form != "print", etag=False
    )
    if form == "print":
        response.headers["Content-Security-Policy"] = _PRINT_POLICY
    response.cache_control.no_store = True
    return response


def offers(found: Edition) -> list[str]:
    """The names of the files that there are of an edition."""
    return [name for name, form in NAMES.items() if available(form, found)]


def _made(slug: str, found: Edition, form: str, address: str) -> tuple[str, bytes]:
    """The file's name and content. A reader's own document is kept nowhere, nor is what bears the
    name that this page was asked for by: anyone can ask for it by any name."""
    if is_private():
        return single(Press(pipeline(slug)).make("document", found, form))
    press: Press = current_app.extensions["explainer.press"]
    if address:
        return single(press.make(slug, found, form, address=address))
    return single(contents(press.publish(slug, found, form)))


def _address(language: Language, slug: str, form: str) -> str:
    """Where a phone finds the page; "" where it cannot, or nobody else may."""
    if form != "print" or is_private() or request.host.startswith(_LOCAL):
        return ""
    return url_for("pages.procedure", language=language, procedure=slug, _external=True)
