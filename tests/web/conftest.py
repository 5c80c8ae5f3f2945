from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explainer.pipeline import Pipeline
from explainer.settings import Settings
from explainer.web import create_app


@pytest.fixture(scope="session")
def app(pipeline: Pipeline) -> Flask:
    """The application over the real pipeline."""
    return create_app(pipeline.settings, pipeline=pipeline)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor without cookies."""
    return app.test_client()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that keep nothing outside this test."""
    return Settings(data=tmp_path)
