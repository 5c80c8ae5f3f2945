"""The page."""

from flask import Flask

from explainer.settings import Settings


def create_app() -> Flask:
    """The WSGI application."""
    return Flask(__name__)


def serve(settings: Settings) -> None:
    """Serves the page until stopped."""
    from waitress import serve as serve_wsgi

    serve_wsgi(create_app(), host=settings.host, port=settings.port)
