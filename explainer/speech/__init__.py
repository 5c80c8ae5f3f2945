"""Stage 4: utterances → the sound of a section and when every word of it is heard."""

from explainer.speech.live import Live
from explainer.speech.speaker import Pauses, Speaker, load

__all__ = ["Live", "Pauses", "Speaker", "load"]
