"""Styles, scripts and fonts on their way to a slow phone: few answers, small, asked for once.

Their address changes with any of them, so browsers keep them for a year and never mix today's with
yesterday's. The style sheets, one for each matter, travel as one.

A reader's own document is never compressed: from the length of an answer that has both a secret and
something of an attacker's in it, the secret can be guessed (BREACH). Public pages hold no secret.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, Response, request

from explainer.web.security import is_private
from explainer.web.spans import YEAR

STATIC = Path(__file__).parent / "static"
SHEETS = ("page", "player", "languages", "documents", "take-home", "beside", "display")
"""In the order in which they are read: what the reader has chosen has the last word."""
TYPES = ("text/html", "text/css", "text/javascript", "application/json", "image/svg+xml")
"""What is compressed."""
SMALL = 600
"""Bytes that fit into one packet with their headers: nothing is won."""
IMPORT = re.compile(r'"\./([\w-]+\.js)"')
"""How a module names another one."""


def _version() -> str:
    content = hashlib.sha256()
    for path in sorted(path for path in STATIC.rglob("*") if path.is_file()):
        content.update(str(path.relative_to(STATIC)).encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:12]


ADDRESS = f"/static/{_version()}"
"""Where the static files are."""


def init_app(app: Flask) -> None:
    """Serve the sheets as one, and compress what the browser understands compressed."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    style = "\n".join((STATIC / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS)

    @app.get(f"{ADDRESS}/style.css")
    def style_sheet() -> Response:
        response = Response(style, mimetype="text/css")
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        return response

    app.after_request(_compress)
    app.jinja_env.globals["imported"] = imported


def imported(modules: Sequence[str]) -> list[str]:
    """The modules that these import, and that those do, but for themselves. A browser that is told
    of all of them asks for them at once, instead of finding one after the other on a slow network.
    """
    found = list(modules)
    for name in found:  # it grows meanwhile
        found += [other for other in _imports(name) if other not in found]
    return found[len(modules) :]


@cache
def _imports(module: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(IMPORT.findall((STATIC / module).read_text("utf-8"))))


def _compress(response: Response) -> Response:
    if response.mimetype not in TYPES or is_private():
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings.quality("gzip"):
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) > SMALL:
        response.set_data(_gzipped(data))
        response.content_encoding = "gzip"
        if etag := response.get_etag()[0]:
            response.set_etag(etag, weak=True)  # the same text, in other bytes
    return response


@lru_cache(maxsize=256)
def _gzipped(data: bytes) -> bytes:
    """The same pages and files are asked for again and again."""
    return gzip.compress(data, compresslevel=9, mtime=0)
