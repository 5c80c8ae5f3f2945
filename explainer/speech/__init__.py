"""Stage 4: utterances → the sound of a section and when every word of it is heard."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explainer.speech.live import Live, Sink
    from explainer.speech.speaker import Pauses, Speaker
    from explainer.speech.splice import join
    from explainer.speech.times import AUDIO, load

__all__ = ["AUDIO", "Live", "Pauses", "Sink", "Speaker", "join", "load"]

_WHERE = {
    "AUDIO": "times",
    "Live": "live",
    "Pauses": "speaker",
    "Sink": "live",
    "Speaker": "speaker",
    "join": "splice",
    "load": "times",
}


def __getattr__(name: str) -> Any:
    """Loads the stage when it is first used: a worker is in this package too, and needs none of it
    but its own module to start."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
