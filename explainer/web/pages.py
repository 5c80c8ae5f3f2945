"""The pages people read: the library, a whole procedure, one section."""

from __future__ import annotations

from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)

from explainer.languages import Language, find
from explainer.view import procedure as view
from explainer.web import locale
from explainer.web.audio import address, durations, word_address
from explainer.web.choices import list_languages
from explainer.web.editions import edition, kept, pipeline, support, words_checked
from explainer.web.security import is_private
from explainer.web.take_home import offers

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> Response:
    """To the library in the reader's language."""
    response = make_response(redirect(url_for("pages.library", language=locale.reader())))
    response.vary.update(("Accept-Language", "Cookie"))
    response.cache_control.no_cache = True
    return response


@pages.get("/healthz")
def healthz() -> Response:
    """For whoever watches the service."""
    response = Response("ok\n", mimetype="text/plain")
    response.cache_control.no_store = True
    return response


@pages.get("/<language:language>/")
def library(language: Language) -> Response:
    """Every procedure there is."""
    found = [_text(slug, language)["procedure"] for slug in pipeline().procedures()]
    return _page("library.html", language, procedures=found)


@pages.get("/<language:language>/help/")
def guide(language: Language) -> Response:
    """How to use the pages, for patients, and what staff can add."""
    example = language if language.tag != "en" else find("es")  # English needs no command
    return _page("help.html", language, example=example)


@pages.get("/<language:language>/<procedure>/")
def procedure(language: Language, procedure: str) -> Response:
    """A whole procedure."""
    return _page("procedure.html", language, **_text(procedure, language))


@pages.get("/<language:language>/side-by-side/<procedure>/")
def side_by_side(language: Language, procedure: str) -> Response:
    """The original, plain English and the translation of each sentence, for two people at once."""
    return _page("side_by_side.html", language, **_text(procedure, language))


@pages.get("/<language:language>/<procedure>/<section>/")
def section(language: Language, procedure: str, section: str) -> Response:
    """One section of a procedure."""
    text = _text(procedure, language)
    position = text["procedure"].section(section)
    if position is None:
        abort(404)
    return _page("section.html", language, position=position, **text)


@pages.get("/<language:language>/things-to-ask/")
def things_to_ask(language: Language) -> Response:
    """What the reader has marked, which only their device knows."""
    return _page("things_to_ask.html", language)


def _text(slug: str, language: Language) -> dict[str, Any]:
    """What a page shows of a procedure, put in order once for a crowd; aborts as `edition` does."""
    found = edition(slug, language)

    def make() -> dict[str, Any]:
        shown = view(slug, found)
        return {"procedure": shown, "edition": found, "durations": durations(found, slug)}

    return make() if is_private() else kept(f"text {slug} {language.tag}", 2, make)


def _page(template: str, language: Language, **values: Any) -> Response:
    """A page that is the same for everyone who opens its address, asked about again each time.

    It is rendered again only when what it shows has changed: there are no more kept pages than
    there are addresses.
    """
    made: dict[str, tuple[dict[str, Any], str]] = current_app.extensions["explainer.pages"]
    values |= {"language": language, "support": support()}
    if is_private():
        return make_response(render_template(template, **values))
    shown, page = made.get(request.path, (None, ""))
    if shown != values:
        page = render_template(template, **values)
    made[request.path] = values, page  # these, for they are the same objects the next time
    response = make_response(page)
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


@pages.app_context_processor
def _everywhere() -> dict[str, Any]:
    return {
        "address": address,
        "list_languages": list_languages,
        "offers": offers,
        "word_address": word_address,
        "words_checked": lambda: words_checked(locale.interface()),
    }
