"""Utterances to one MP3 and the times of everything in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from explainer import languages
from explainer.errors import SpeechError
from explainer.languages import Grade, Language
from explainer.model import BlockKind, Clip, SectionAudio, SpokenWord, Utterance
from explainer.speech import encode, loudness, spoken
from explainer.speech.pool import DRIVER, Pool, Sound

AUDIO = "section.mp3"
TIMES = "section.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Silence after an utterance, in milliseconds."""

    sentence_ms: int = 300
    heading_ms: int = 700


class Speaker:
    """Reads aloud. One per program, for all its threads; it owns the voices' processes."""

    def __init__(
        self,
        *,
        workers: int = 2,
        rate: int = 150,
        pauses: Pauses = Pauses(),
        driver: str = DRIVER,
        deadline_s: float = 20.0,
    ) -> None:
        """`rate` is in words a minute; `deadline_s` how long a short text may take."""
        self._rate = rate
        self._pauses = pauses
        self._driver = driver
        self._pool = Pool(workers, driver=driver, deadline_s=deadline_s)

    def key(self, utterances: Sequence[Utterance]) -> str:
        """A name for the result of `speak`: the same one sounds the same. Hexadecimal."""
        voices = [_voice(utterance.language).voice for utterance in utterances]
        settings = [_fingerprint(), self._driver, self._rate, asdict(self._pauses), voices]
        content = [settings, [asdict(utterance) for utterance in utterances]]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def speak(self, utterances: Sequence[Utterance], folder: Path) -> None:
        """Writes `section.mp3` and `section.json` (see `load`) into an existing folder.

        Raises `SpeechError` when a language has no voice that can be understood, or when the
        voice fails twice; whatever is in the folder then is of no use.
        """
        clips: list[Clip] = []
        encoder = encode.Encoder()
        frames = b"".join(self._frames(utterances, encoder, clips))
        (folder / AUDIO).write_bytes(encode.info(frames, encoder.samples) + frames)
        times = {
            "duration_ms": _ms(encoder.samples),
            "segments": [_segment(clip) for clip in clips],
        }
        (folder / TIMES).write_text(json.dumps(times, ensure_ascii=False), "utf-8")

    def _frames(
        self, utterances: Sequence[Utterance], encoder: encode.Encoder, clips: list[Clip]
    ) -> Iterator[bytes]:
        """MP3 frames, utterance by utterance; `clips` grows with them."""
        voices = [_voice(utterance.language) for utterance in utterances]
        for utterance, language in zip(utterances, voices, strict=True):
            parts = spoken.pieces(utterance.text)
            text, starts = spoken.join(parts)
            start = encoder.samples
            words: tuple[SpokenWord, ...] = ()
            if text:
                volume = loudness.volume(language.voice)
                sound = self._pool.say(text, language.voice, self._rate, volume)
                words = _words(sound, parts, starts, start)
                yield encoder.encode(sound.pcm)
            clips.append(
                Clip(
                    segment_id=utterance.segment_id,
                    start_ms=_ms(start),
                    end_ms=_ms(encoder.samples),
                    words=words,
                )
            )
            heading = utterance.kind is BlockKind.HEADING
            pause = self._pauses.heading_ms if heading else self._pauses.sentence_ms
            yield encoder.encode(encode.silence(pause))
        yield encoder.finish()

    def close(self) -> None:
        """Ends the voices' processes."""
        self._pool.close()

    def __enter__(self) -> Speaker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def load(folder: Path, section_id: str) -> SectionAudio:
    """What `Speaker.speak` wrote into `folder`, as a value.

    `section.json` is {"duration_ms", "segments": [{"id", "start_ms", "end_ms", "words":
    [{"start_ms", "end_ms", "from", "to"}]}]}; "from" and "to" are offsets in code points.
    """
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


def _words(
    sound: Sound, parts: Sequence[spoken.Piece], starts: Sequence[int], offset: int
) -> tuple[SpokenWord, ...]:
    """The engine's word events as spans of the written text, one for each piece that is heard."""
    places = spoken.place((location for _, location in sound.words), parts, starts)
    heard: list[tuple[int, int]] = []  # (start in samples, piece)
    for (start, _), piece in zip(sound.words, places, strict=True):
        if not heard or heard[-1][1] != piece:
            heard.append((start, piece))
    end_of_sound = len(sound.pcm) // 2
    words = []
    for index, (start, piece) in enumerate(heard):
        end = heard[index + 1][0] if index + 1 < len(heard) else end_of_sound
        words.append(
            SpokenWord(
                start_ms=_ms(offset + start),
                end_ms=_ms(offset + min(end, end_of_sound)),
                from_char=parts[piece].from_char,
                to_char=parts[piece].to_char,
            )
        )
    return tuple(words)


def _voice(tag: str) -> Language:
    language = languages.find(tag)
    if language.grade is Grade.NONE:
        raise SpeechError(
            f"{language.english_name} cannot be read aloud here: {language.reason} "
            "Read the text on the page instead."
        )
    return language


def _ms(samples: int) -> int:
    return samples * 1000 // encode.SAMPLE_RATE


@cache
def _fingerprint() -> str:
    """Changes whenever the code or an engine that makes the bytes does."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for package in ("espeakng-loader", "pyttsx3", "lameenc"):
        digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()
