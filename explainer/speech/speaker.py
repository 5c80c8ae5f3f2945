"""Utterances to one MP3 and the times of everything in it."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from types import TracebackType

from explainer import languages
from explainer.errors import SpeechError
from explainer.languages import Grade
from explainer.model import BlockKind, Clip, SpokenWord, Utterance
from explainer.speech import encode, loudness, pace, spoken, times
from explainer.speech.pool import DRIVER, Pool, Sound
from explainer.speech.tags import Chapter, id3
from explainer.speech.times import AUDIO, TIMES
from explainer.speech.words import Heard, heard

_AHEAD = 2
"""Jobs that are spoken while an earlier one is encoded."""

_JOB, _JOB_CHARACTERS = 4, 1000
"""Most utterances, and about most characters, that one voice speaks before others get their turn.
Handing over costs as much as half a word."""

_SLICE = 2 * encode.SAMPLE_RATE
"""Bytes that are encoded at a time, one second: what is heard first need not wait for the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Silence after an utterance, in milliseconds."""

    sentence_ms: int = 300
    heading_ms: int = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """One utterance, spoken."""

    pcm: bytes
    heard: tuple[Heard, ...]

    def words(self, offset: int) -> tuple[SpokenWord, ...]:
        """Its words, when it starts `offset` samples into the section."""
        return tuple(
            SpokenWord(
                start_ms=_ms(offset + word.start),
                end_ms=_ms(offset + word.end),
                from_char=word.from_char,
                to_char=word.to_char,
            )
            for word in self.heard
        )


_SILENT = _Passage(pcm=b"", heard=())

_said = attrgetter(*(field.name for field in fields(Utterance)))
"""Every value of an utterance; a page asks for hundreds of keys, and `asdict` copies each value."""


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
        """`rate` is in words a minute; `deadline_s` how long a short text may take.

        `driver` may be one of pyttsx3's own ("sapi5", "nsss", "espeak"): then the operating
        system's voices speak, and words have no times.
        """
        self._rate = rate
        self._pauses = pauses
        self._driver = driver
        self._pool = Pool(workers, driver=driver, deadline_s=deadline_s)

    def grade(self, tag: str) -> Grade:
        """How well a language can be listened to. The grades of the table are those of the voices
        that come with this; the operating system's are taken as they are."""
        return languages.find(tag).grade if self._driver == DRIVER else Grade.GOOD

    def key(self, utterances: Sequence[Utterance]) -> str:
        """A name for the result of `speak`: the same one sounds the same. Hexadecimal."""
        voices = [self._voice(utterance.language) for utterance in utterances]
        settings = [_fingerprint(), self._driver, self._rate, asdict(self._pauses), voices]
        content = [settings, [_said(utterance) for utterance in utterances]]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def estimate_ms(self, utterances: Sequence[Utterance]) -> int:
        """How long the result of `speak` will last, give or take a tenth, without speaking."""
        said = sum(
            pace.estimate_ms(each.text, self._voice(each.language), self._rate)
            for each in utterances
        )
        return round(said) + sum(self._pause_ms(each) for each in utterances)

    def speak(
        self,
        utterances: Sequence[Utterance],
        folder: Path,
        sink: Callable[[bytes], None] | None = None,
    ) -> None:
        """Writes `section.mp3` and `section.json` (see `load`) into an existing folder.

        `sink` gets the same sound while it is being made, as the bytes of an MP3 that lacks only
        what is not known before its end: chapters and length.

        Raises `SpeechError` when a language has no voice that can be understood, or when the
        voice fails twice; whatever is in the folder then is of no use.
        """
        for utterance in utterances:
            self._voice(utterance.language)
        clips: list[Clip] = []
        frames: list[bytes] = []
        encoder = encode.Encoder()
        if sink:
            sink(encode.info())
        for chunk in self._frames(utterances, encoder, clips):
            frames.append(chunk)
            if sink and chunk:
                sink(chunk)
        duration_ms = _ms(encoder.samples)
        sound = b"".join(frames)
        tag = _tag(utterances, clips, duration_ms)
        (folder / AUDIO).write_bytes(tag + encode.info(sound, encoder.samples) + sound)
        (folder / TIMES).write_text(times.dump(duration_ms, clips), "utf-8")

    def _frames(
        self, utterances: Sequence[Utterance], encoder: encode.Encoder, clips: list[Clip]
    ) -> Iterator[bytes]:
        """MP3 frames, utterance by utterance; `clips` grows with them."""
        for utterance, passage in zip(utterances, self._passages(utterances), strict=True):
            start = encoder.samples
            for low in range(0, len(passage.pcm), _SLICE):
                yield encoder.encode(passage.pcm[low : low + _SLICE])
            clips.append(
                Clip(
                    segment_id=utterance.segment_id,
                    start_ms=_ms(start),
                    end_ms=_ms(encoder.samples),
                    words=passage.words(start),
                )
            )
            yield encoder.encode(encode.silence(self._pause_ms(utterance)))
        yield encoder.finish()

    def _pause_ms(self, utterance: Utterance) -> int:
        heading = utterance.kind is BlockKind.HEADING
        return self._pauses.heading_ms if heading else self._pauses.sentence_ms

    def _passages(self, utterances: Sequence[Utterance]) -> Iterator[_Passage]:
        """The utterances spoken, in order; the next ones are spoken while one is encoded.

        Only a few ahead, and none before the first is heard, so that many listeners take turns at
        the voices.
        """
        with ThreadPoolExecutor(_AHEAD) as threads:
            waiting = deque[Future[list[_Passage]]]()
            try:
                yield from self._spoken(utterances[:1], urgent=True)
                for job in _jobs(utterances[1:]):
                    waiting.append(threads.submit(self._spoken, job))
                    if len(waiting) > _AHEAD:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _spoken(self, job: Sequence[Utterance], *, urgent: bool = False) -> list[_Passage]:
        """Utterances of one language, spoken; one in which nothing can be said is empty."""
        ours = self._driver == DRIVER
        forms = [spoken.pieces(each.text, each.language, phonemes=ours) for each in job]
        joined = [spoken.join(parts) for parts in forms]
        texts = [text for text, _ in joined if text]
        if not texts:
            return [_SILENT] * len(job)
        voice = self._voice(job[0].language)
        volume = loudness.volume(voice)
        sounds = iter(self._pool.say_all(texts, voice, self._rate, volume, urgent=urgent))
        return [
            _passage(next(sounds), parts, starts) if text else _SILENT
            for parts, (text, starts) in zip(forms, joined, strict=True)
        ]

    def _voice(self, tag: str) -> str:
        """What the driver knows the voice of a language by: stock drivers look for the tag."""
        language = languages.find(tag)
        if self._driver != DRIVER:
            return language.tag
        if self.grade(tag) is Grade.NONE:
            raise SpeechError(
                f"{language.english_name} cannot be read aloud here: {language.reason} "
                "Read the text on the page instead."
            )
        return language.voice

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


def _jobs(utterances: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    """Neighbours of one language, a few together."""
    job: list[Utterance] = []
    for each in utterances:
        length = sum(len(one.text) for one in job)
        if job and (
            each.language != job[0].language or len(job) == _JOB or length > _JOB_CHARACTERS
        ):
            yield job
            job = []
        job.append(each)
    if job:
        yield job


def _passage(sound: Sound, parts: Sequence[spoken.Piece], starts: Sequence[int]) -> _Passage:
    return _Passage(pcm=sound.pcm, heard=heard(sound, parts, starts))


def _tag(utterances: Sequence[Utterance], clips: Sequence[Clip], duration_ms: int) -> bytes:
    chapters = [
        Chapter(title=utterance.text, start_ms=clip.start_ms, end_ms=clip.end_ms)
        for utterance, clip in zip(utterances, clips, strict=True)
    ]
    title, language = (utterances[0].text, utterances[0].language) if utterances else ("", "en")
    return id3(title, language, duration_ms, chapters)


def _ms(samples: int) -> int:
    return samples * 1000 // encode.SAMPLE_RATE


@cache
def _fingerprint() -> str:
    """Changes whenever the code or an engine that makes the bytes does."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.[pt][ys]*")):
        digest.update(path.read_bytes())
    for package in ("espeakng-loader", "pyttsx3", "lameenc", "babel", "sudachidict-small"):
        with suppress(PackageNotFoundError):  # the last one is optional
            digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()
