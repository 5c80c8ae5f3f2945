"""Text and sound in step, as EPUB's media overlays want it: which element is heard from when.

Reading systems play one clip after the other, so clips here touch: each lasts until the next one
begins, and silence belongs to what was heard before it. So nothing stutters, and the clips of a
section last exactly as long as its sound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from explainer.model import Clip, SectionAudio, SpokenWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Par:
    """One element and when it is heard, in ms from the start of the section."""

    target: str
    """The element's id."""
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seq:
    """One sentence with its words, or with itself where the voice gave no word times."""

    target: str
    pars: tuple[Par, ...]


def sentence_id(segment_id: str) -> str:
    """The id of a sentence's element: one that XML accepts, whatever the section is called."""
    return f"s-{segment_id}"


def spans(
    segment_id: str, text: str, words: tuple[SpokenWord, ...]
) -> Iterator[tuple[str, str | None]]:
    """`text` in order, in pieces: each word with the id of its element, and what is between."""
    end = 0
    for number, word in enumerate(words):
        if word.from_char < end or word.to_char > len(text) or word.from_char >= word.to_char:
            continue  # no element can be made of it: its time stays with the word before
        if end < word.from_char:
            yield text[end : word.from_char], None
        yield text[word.from_char : word.to_char], _word_id(segment_id, number)
        end = word.to_char
    if end < len(text):
        yield text[end:], None


def overlay(audio: SectionAudio, texts: dict[str, str]) -> tuple[Seq, ...]:
    """What is heard when in a section. `texts` are the segments shown, by id, in reading order."""
    begins = [
        (clip.segment_id, target, start)
        for clip in audio.clips
        if clip.segment_id in texts
        for target, start in _targets(clip, texts[clip.segment_id])
    ]
    if begins:  # the first clip takes the silence before it, too
        begins[0] = (*begins[0][:2], 0)
    ends = [start for _, _, start in begins[1:]] + [audio.duration_ms]
    pars: dict[str, list[Par]] = {}
    for (segment_id, target, start), end in zip(begins, ends, strict=True):
        if start < end:  # a clip of no length is not allowed, and nothing is heard in it
            par = Par(target=target, start_ms=start, end_ms=end)
            pars.setdefault(segment_id, []).append(par)
    return tuple(Seq(target=sentence_id(i), pars=tuple(found)) for i, found in pars.items())


def _targets(clip: Clip, text: str) -> Iterator[tuple[str, int]]:
    """The elements of a sentence and when each begins; the first one begins with the sentence."""
    elements: Collection[str] = {i for _, i in spans(clip.segment_id, text, clip.words) if i}
    found = [
        (name, word.start_ms)
        for number, word in enumerate(clip.words)
        if (name := _word_id(clip.segment_id, number)) in elements
    ]
    yield found[0][0] if found else sentence_id(clip.segment_id), clip.start_ms
    yield from found[1:]


def _word_id(segment_id: str, number: int) -> str:
    return f"{sentence_id(segment_id)}-w{number}"


def clock(milliseconds: int) -> str:
    """A SMIL clock value: 83456 is "0:01:23.456"."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
