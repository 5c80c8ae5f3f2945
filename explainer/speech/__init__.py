"""Stage 4: utterances → the sound of a section and when every word of it is heard."""

from explainer.speech.speaker import Pauses, Speaker, load

__all__ = ["Pauses", "Speaker", "load"]
