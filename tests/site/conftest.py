from __future__ import annotations

from pathlib import Path

import pytest

from explainer.pipeline import Pipeline
from explainer.site import build


@pytest.fixture(scope="session")
def static(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site: one short document, in Spanish and Arabic."""
    folder = tmp_path_factory.mktemp("static")
    leaflet = folder / "leaflet.txt"
    leaflet.write_text("Rest\n\nDo not lift more than 5 kg.\n\nFood\n\nDrink water.\n", "utf-8")
    [outcome] = build(pipeline, [str(leaflet)], ["es", "ar"], [], folder)
    assert outcome.path
    assert outcome.changed
    return outcome.path
