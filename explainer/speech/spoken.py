"""From written text to spoken text, and back from a spoken word to the written one.

The voice is given the spoken text; people see the written one. Each `Piece` is a stretch of spoken
text and the written characters it stands for, so that what is highlighted is what is read: one
span for "2.5 mg", however many words it takes to say it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.speech import japanese, lexicon, signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Spoken words that belong together, and what they stand for in the written text."""

    spoken: str
    from_char: int
    to_char: int


def pieces(text: str, language: str, *, phonemes: bool = True) -> tuple[Piece, ...]:
    """The spoken form of `text`, piece by piece, in order. `language` is a BCP 47 tag.

    Without `phonemes`, terms whose pronunciation is given in espeak-ng's codes stay as written.
    """
    found: list[Piece] = []
    end = 0
    for start, stop, words in sorted(_said_otherwise(text, language, phonemes)):
        found += _as_written(text, end, start, language)
        found.append(Piece(spoken=words, from_char=start, to_char=stop))
        end = stop
    found += _as_written(text, end, len(text), language)
    if language == "ja":
        found = [replace(piece, spoken=japanese.kana(piece.spoken)) for piece in found]
    return tuple(_without_needless_pauses(piece for piece in found if piece.spoken.strip()))


def _without_needless_pauses(parts: Iterable[Piece]) -> Iterator[Piece]:
    """One sign after another makes one pause."""
    before = ","
    for piece in parts:
        if piece.spoken != _PAUSE or before[-1].isalnum():
            yield piece
            before = piece.spoken


def _said_otherwise(text: str, language: str, phonemes: bool) -> Iterator[tuple[int, int, str]]:
    """(from, to, spoken): the lexicon's terms, then numbers, units and signs between them."""
    terms = [term for term in lexicon.find(text, language) if phonemes or "[[" not in term[2]]
    yield from terms
    # A term is as good as a blank for the rest: it keeps its place and holds no number.
    rest = list(text)
    for start, stop, _ in terms:
        rest[start:stop] = "_" * (stop - start)
    yield from signs.reader(language).find("".join(rest))


def _as_written(text: str, start: int, end: int, language: str) -> Iterator[Piece]:
    """Word by word (in Japanese, phrase by phrase), each sign by itself."""
    if language == "ja":
        spans = [(start + low, start + high) for low, high in japanese.phrases(text[start:end])]
    else:
        spans = list(_words(text, start, end))
    for low, high in spans:
        yield Piece(spoken=_speakable(text, low, high, language), from_char=low, to_char=high)


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where words and signs start and end."""
    low = start
    for position in range(start, end + 1):
        joined = position > low and position < end and _joins(text, position)
        if not joined:
            if position > low and not text[low:position].isspace():
                yield low, position
            low = position


def _joins(text: str, position: int) -> bool:
    """Whether this character and the one before it are in one word."""
    before, here = text[position - 1], text[position]
    if unicodedata.category(here) in {"Mn", "Mc", "Me", "Cf"}:
        return True
    if _is_han(before) or _is_han(here):
        return False
    if _is_letter(before):
        followed = position + 1 < len(text) and _is_letter(text[position + 1])
        return _is_letter(here) or (here in "'’-‑._" and followed and here != before)
    return (
        before in "'’-‑._" and position >= 2 and _is_letter(text[position - 2]) and _is_letter(here)
    )


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character in "\u200c\u200d"


def _is_han(character: str) -> bool:
    """Characters that are a word, or a syllable, each."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


_PAUSE = ","
_LETTERS = {"fa": str.maketrans("يك", "یک"), "ur": str.maketrans("يكه", "یکہ")}
"""Arabic letters that are written where a language has its own, and that its voice would spell."""
_DECORATION = set('*•▪●◦■□_|^~`#\\"“”„«»')


def _speakable(text: str, low: int, high: int, language: str) -> str:
    """A written word or sign without what voices stumble over."""
    token = text[low:high]
    if len(token) == 1:
        if token in "([{":
            # "tablet(s)" is one word; at the start there is nothing to pause after.
            return _PAUSE if low > 0 and text[low - 1].isspace() else ""
        if token in ")]}":
            return _PAUSE if text[high : high + 1].isspace() else ""
        if token in "–—-":
            return _PAUSE if low > 0 and text[low - 1].isspace() else ""
        if token in _DECORATION:
            return ""
    spoken = "".join(character for character in token if _is_spoken(character))
    return spoken.translate(_LETTERS.get(language, {}))


def _is_spoken(character: str) -> bool:
    """No control, invisible or private characters, and no pictures: voices read their names."""
    category = unicodedata.category(character)
    return category not in {"Cc", "Cf", "Co", "Cs", "Cn", "So", "Sk"} or character in "\u200c\u200d"


def join(parts: Sequence[Piece]) -> tuple[str, tuple[int, ...]]:
    """What the voice is given, and where in it each piece starts.

    Pieces are a space apart where the written text had anything between them; phrases of a script
    without spaces are too, or the voice would take them for one word and give it one time.
    """
    spoken, starts, end = "", [], 0
    for part in parts:
        apart = (
            part.from_char > end or spoken.endswith(_PAUSE) or "\u3040" <= part.spoken <= "\u30ff"
        )
        if spoken and apart and part.spoken != _PAUSE:
            spoken += " "
        starts.append(len(spoken))
        spoken += part.spoken
        end = part.to_char
    return spoken, tuple(starts)


def place(locations: Iterable[int], parts: Sequence[Piece], starts: Sequence[int]) -> list[int]:
    """The index of the piece that each location of the spoken text is in; never going back.

    espeak-ng reports a place that is a character or two off after a number or a change of voice:
    one between two pieces belongs to the next, and so does one on a sign that makes no sound.
    """
    result: list[int] = []
    current, last = 0, len(parts) - 1
    for location in locations:
        while current < last and (
            location >= starts[current] + len(parts[current].spoken) or _is_silent(parts[current])
        ):
            current += 1
        result.append(current)
    return result


def _is_silent(piece: Piece) -> bool:
    """Whether it only makes a pause."""
    return not re.search(r"[^\W_]|[+<>=%&@$€£/]", piece.spoken)
