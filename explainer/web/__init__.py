"""The page."""

from flask import Flask


def create_app() -> Flask:
    """The WSGI application."""
    return Flask(__name__)
