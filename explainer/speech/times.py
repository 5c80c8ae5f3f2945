"""A spoken section on disk: its sound, and when each segment and word of it is heard.

`section.json` is {"duration_ms", "segments": [{"id", "start_ms", "end_ms", "words": [{"start_ms",
"end_ms", "from", "to"}]}]}; "from" and "to" are offsets in code points.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from explainer.model import Clip, SectionAudio, SpokenWord

AUDIO = "section.mp3"
TIMES = "section.json"


def dump(duration_ms: int, clips: Sequence[Clip]) -> str:
    """The text of `section.json`."""
    times = {"duration_ms": duration_ms, "segments": [_segment(clip) for clip in clips]}
    return json.dumps(times, ensure_ascii=False)


def _segment(clip: Clip) -> dict[str, object]:
    words = [
        {"start_ms": w.start_ms, "end_ms": w.end_ms, "from": w.from_char, "to": w.to_char}
        for w in clip.words
    ]
    return {
        "id": clip.segment_id,
        "start_ms": clip.start_ms,
        "end_ms": clip.end_ms,
        "words": words,
    }


def load(folder: Path, section_id: str) -> SectionAudio:
    """What `Speaker.speak` wrote into `folder`, as a value."""
    times = json.loads((folder / TIMES).read_text("utf-8"))
    clips = tuple(
        Clip(
            segment_id=segment["id"],
            start_ms=segment["start_ms"],
            end_ms=segment["end_ms"],
            words=tuple(
                SpokenWord(
                    start_ms=word["start_ms"],
                    end_ms=word["end_ms"],
                    from_char=word["from"],
                    to_char=word["to"],
                )
                for word in segment["words"]
            ),
        )
        for segment in times["segments"]
    )
    return SectionAudio(
        section_id=section_id,
        mp3=folder / AUDIO,
        times=folder / TIMES,
        duration_ms=times["duration_ms"],
        clips=clips,
    )
