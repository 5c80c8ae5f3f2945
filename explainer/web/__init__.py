"""The page: a small server-rendered site over the pipeline."""

from __future__ import annotations

import logging
import signal
import socket
from errno import EADDRINUSE
from types import FrameType

from flask import Flask
from waitress.server import create_server

from explainer import settings as settings_table
from explainer.errors import ExplainerError
from explainer.pipeline import Pipeline
from explainer.publishing import Press
from explainer.settings import Settings
from explainer.web import assets, locale, problems, security
from explainer.web.audio import audio
from explainer.web.choices import choices
from explainer.web.documents import documents
from explainer.web.pages import pages
from explainer.web.shelf import Shelf
from explainer.web.take_home import take_home

_AROUND = 10_000
"""Bytes of a form around what is in it."""
THREADS = 16
"""Requests answered at once; most of them wait for the voice, which has processes of its own."""


def create_app(settings: Settings | None = None, *, pipeline: Pipeline | None = None) -> Flask:
    """The WSGI application. `settings` are those in force and `pipeline` one of them if not given.

    Whoever gives no pipeline gets one that lives as long as the process.
    """
    settings = settings or settings_table.load()
    app = Flask(__name__, static_url_path=assets.ADDRESS)
    app.config["MAX_CONTENT_LENGTH"] = settings.document_max_bytes + _AROUND
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.own_max_characters * 4 + _AROUND
    app.config["MAX_FORM_PARTS"] = 10
    pipeline = pipeline or Pipeline(settings)
    app.extensions["explainer.pipeline"] = pipeline
    app.extensions["explainer.shelf"] = Shelf(pipeline, settings)
    app.extensions["explainer.kept"] = {}
    app.extensions["explainer.pages"] = {}
    app.extensions["explainer.press"] = Press(app.extensions["explainer.pipeline"])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    security.init_app(app, settings)  # first, so that it is asked first
    assets.init_app(app)
    locale.init_app(app)
    problems.init_app(app)
    app.register_blueprint(audio)
    app.register_blueprint(choices)
    app.register_blueprint(documents)
    app.register_blueprint(pages)
    app.register_blueprint(take_home)
    return app


def serve(settings: Settings | None = None) -> None:
    """Serve the page until interrupted. Raises `ExplainerError` when the address cannot be had."""
    settings = settings or settings_table.load()
    pipeline = Pipeline(settings)
    try:
        app = create_app(settings, pipeline=pipeline)
        try:
            _serve(app, settings)
        finally:
            app.extensions["explainer.shelf"].close()
    finally:
        pipeline.close()


def _serve(app: Flask, settings: Settings) -> None:
    with _listen(settings.host, settings.port) as listener:
        # Requests that wait for a thread are what its queue is for, and nothing to warn of.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        # What is far too large is not even received; of the rest our own page says so.
        most = 2 * int(app.config["MAX_CONTENT_LENGTH"])
        server = create_server(
            app,
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=most,
            clear_untrusted_proxy_headers=not settings.trusted_proxies,
        )
        signal.signal(signal.SIGTERM, _stop)
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        port = listener.getsockname()[1]
        print(f"Explainer is ready at http://{host}:{port}/ (Ctrl+C stops it)", flush=True)
        server.run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = "is in use" if error.errno == EADDRINUSE else f"cannot be used ({error.strerror})"
        raise ExplainerError(f"Port {port} on {host} {why}; choose another with --port.") from error


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """Ends like Ctrl+C, so that the processes of the voice end too."""
    raise SystemExit(0)
