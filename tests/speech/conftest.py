"""One speaker for all tests of a process, and a short way to write utterances."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explainer.model import BlockKind, Utterance
from explainer.speech import Speaker


@pytest.fixture(scope="session")
def speaker() -> Iterator[Speaker]:
    with Speaker(workers=1) as speaker:
        yield speaker


def utterance(
    text: str, language: str = "en", number: int = 1, kind: BlockKind = BlockKind.PARAGRAPH
) -> Utterance:
    return Utterance(segment_id=f"s-{number}", kind=kind, text=text, language=language)
