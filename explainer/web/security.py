"""What a security officer looks for: headers, who may ask, who may post, and what stays private.

Nothing here needs a cookie or knows who somebody is.
"""

from __future__ import annotations

import logging
import re

from flask import Flask, Response, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from explainer.settings import Settings
from explainer.web.own import SLUG
from explainer.web.spans import YEAR

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
DOCUMENT_HEADERS = {
    "Permissions-Policy": ", ".join(
        f"{sensor}=()"
        for sensor in (
            *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get"),
            *("serial", "usb", "xr-spatial-tracking"),
        )
    ),
}
"""For documents only: nothing else can use a sensor, and a page is thirty answers to a phone."""
PRIVATE_HEADERS = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_PORT = re.compile(r":\d+$")
_READ_ONLY = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask, settings: Settings) -> None:
    """Guard every request and every answer of the application."""
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, **dict.fromkeys(("x_for", "x_proto", "x_host"), settings.trusted_proxies)
        )
    hosts = _hosts(settings)

    @app.before_request
    def guard() -> None:
        if hosts and _PORT.sub("", request.host.lower()).strip("[]") not in hosts:
            abort(400, "The page was asked for by a name that is not in the setting 'hosts'.")
        posts = request.method not in _READ_ONLY and request.url_rule is not None
        if posts and not _from_our_page():
            abort(403, "A form was sent from another site, or by a program.")

    app.after_request(_protect)
    for log in (app.logger, logging.getLogger("werkzeug"), logging.getLogger("waitress")):
        log.addFilter(_without_secrets)


def is_private() -> bool:
    """The request is about a reader's own document: nobody but that reader may keep its answer."""
    return SLUG.search(request.path) is not None


def _hosts(settings: Settings) -> frozenset[str]:
    """The names the page may be asked for by; none when any will do.

    A page elsewhere whose name is made to point to this machine (DNS rebinding) counts for the
    browser as ours. It is refused by its name.
    """
    if settings.hosts != "auto":
        return frozenset(name.strip().lower() for name in settings.hosts.split(",")) - {""}
    return frozenset(_LOOPBACK) if settings.host in _LOOPBACK else frozenset()


def _from_our_page() -> bool:
    """A form that another site made a browser send is not from us.

    Each browser says where a form comes from: those since 2023 in Sec-Fetch-Site, which no page can
    forge, and all since 2020 in Origin; over plain HTTP on a network, only in Origin. That needs no
    secret in the form and no cookie to compare it with, and holds where a token would leak. What
    says neither is no browser of a patient, and refused.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    return request.headers.get("Origin", "").partition("://")[2] == request.host != ""


def _protect(response: Response) -> Response:
    documents = DOCUMENT_HEADERS if response.mimetype == "text/html" else {}
    for name, value in (HEADERS | documents).items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if is_private():
        response.headers.update(PRIVATE_HEADERS)
        for name in ("ETag", "Last-Modified", "Expires"):
            response.headers.pop(name, None)
    if response.location:
        # Werkzeug's own redirects repeat the Host header, which anyone may forge.
        path = response.location.partition("://")[2].partition("/")[2] or response.location
        response.location = "/" + path.lstrip("/")
        response.data = b""
    return response


def _without_secrets(record: logging.LogRecord) -> bool:
    """A log is read by people who must not open a reader's document: its name is left out."""
    message = record.getMessage()
    if SLUG.search(message):
        record.msg, record.args = SLUG.sub("own-…", message), ()
    return True
