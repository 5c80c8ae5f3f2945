from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.pipeline import Pipeline
from explainer.publishing import Press

SLUG = "balloon-kyphoplasty"
Publish = Callable[..., Path]


@pytest.fixture(scope="session")
def publish(pipeline: Pipeline) -> Publish:
    """Publishes the shipped procedure: `publish("epub", "es")`."""
    press = Press(pipeline)

    def publish(form: str, tag: str, **options: str) -> Path:
        return press.publish(SLUG, pipeline.edition(SLUG, tag), form, **options)

    return publish
