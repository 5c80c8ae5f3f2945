"""The times of a section as captions: WebVTT, a cue for each sentence, a time for each word.

https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from explainer.model import Clip, SectionAudio
from explainer.publishing.publication import File, Publication, sentences
from explainer.view import SectionView


def make(publication: Publication) -> Iterator[File]:
    """A folder with a .vtt file for each section, named like the sound of the audio bundle."""
    for number, section, audio in publication.spoken:
        name = f"{publication.name}-captions/{number:02}-{section.id}.vtt"
        yield name, _file(publication, section, audio).encode()


def _file(publication: Publication, section: SectionView, audio: SectionAudio) -> str:
    language = publication.language.tag
    shown: dict[str, tuple[str, str, str]] = {
        s.id: (s.text, s.language.tag, s.status) for s in sentences(section)
    }
    for name, text in publication.notices.items():
        shown[f"{name}-notice"] = (text, language, "notice")
    cues = ["WEBVTT", f"NOTE language: {language}"]
    for clip in audio.clips:
        if clip.segment_id in shown and clip.start_ms < clip.end_ms:
            text, tag, status = shown[clip.segment_id]
            words = "".join(_timed(clip, text))
            other = words if tag == language else f"<lang {tag}>{words}</lang>"
            times = f"{_time(clip.start_ms)} --> {_time(clip.end_ms)}"
            # The class says whose words these are.
            cues.append(f"{clip.segment_id}\n{times}\n<c.{status}>{other}</c>")
    return "\n\n".join(cues) + "\n"


def _timed(clip: Clip, text: str) -> Iterator[str]:
    """The text with the time of each word before it; times only ever grow, as the format wants."""
    place, now = 0, clip.start_ms
    for word in clip.words:
        if now < word.start_ms < clip.end_ms and place <= word.from_char < len(text):
            yield f"{_written(text[place : word.from_char])}<{_time(word.start_ms)}>"
            place, now = word.from_char, word.start_ms
    yield _written(text[place:])


def _written(text: str) -> str:
    """Text that is no markup and no end of a cue."""
    return html.escape(text.replace("\n", " ").replace("\r", " "), quote=False)


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
