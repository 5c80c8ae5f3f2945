"""Several sections as one MP3, frame by frame: nothing is decoded, so nothing is lost.

Each section was encoded by itself, so its frames ask for nothing of the frames before them. What an
encoder adds (silence at the start and to fill the last frame) stays between sections, at most a
tenth of a second of quiet; at both ends of the whole the "Info" frame tells players to drop it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from explainer.speech import encode
from explainer.speech.tags import Chapter, id3


def join(sections: Sequence[tuple[str, Path]], *, title: str, language: str) -> bytes:
    """One MP3 of MP3s of ours, each with its title, which becomes a chapter; at least one."""
    sounds = [path.read_bytes() for _, path in sections]
    parts = [encode.frames(sound) for sound in sounds]
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + encode.samples(part))
    frames = b"".join(parts)
    heard = starts[-1] - encode.DELAY - encode.padding(sounds[-1])
    edges = [start * 1000 // encode.SAMPLE_RATE for start in (*starts[:-1], heard)]
    chapters = [
        Chapter(title=name, start_ms=start, end_ms=end)
        for (name, _), (start, end) in zip(sections, pairwise(edges), strict=True)
    ]
    return id3(title, language, edges[-1], chapters) + encode.info(frames, heard) + frames
