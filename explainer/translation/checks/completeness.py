"""Is everything there, and is it this sentence at all?

No single sign tells a half translation, or the translation of another sentence, from a good one.
So several weak signs are weighed together, as a doctor weighs symptoms. Each sign has a chance of
being seen in a good translation, in one of which only the first or the last half is there, and in
the translation of some other sentence; what is reported is the logarithm of how much better the
bad story explains all signs than the good one. Short sentences give few signs, so the sum stays
small and the rule says nothing: it needs evidence to speak.

The signs: length; words of a lexicon, each with its place in the sentence; names and words
alike in both languages; the mark at the end; a capital at the start; brackets. The constants below
were set from the even lines of TICO-19; `scripts/bench checks --fit` prints what those lines say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.translation.checks.pair import Finding, Pair, serious
from explainer.translation.checks.vocabulary import compiled

_STORIES = ("good", "first half", "last half", "another sentence")


@dataclass(frozen=True, slots=True)
class Chances:
    """Chance that a sign is seen under each story."""

    good: float
    first: float
    last: float
    other: float

    def logs(self, seen: bool) -> tuple[float, float, float, float]:
        """Log likelihood of having seen it, or not, under each story."""
        every = (self.good, self.first, self.last, self.other)
        return tuple(math.log(c if seen else 1 - c) for c in every)  # type: ignore[return-value]


LEXICON = (0.88, 0.10)
PARTICLE = (0.80, 0.25)
NAME = (0.30, 0.02)
FIGURE = (0.50, 0.03)
CHANCE_ACRONYM = 0.10
"""Chance that the counterpart of a source word is seen when its part is translated, and when not.
Of a NAME (a capital inside the sentence), that it is kept in Latin letters; of a FIGURE (two digits
or more), that it is kept as it is: written otherwise, it is for the rule on numbers."""

END_MARK = Chances(0.96, 0.06, 0.96, 0.85)
QUESTION = Chances(0.95, 0.10, 0.95, 0.10)
NO_QUESTION = Chances(0.99, 0.99, 0.99, 0.90)
CAPITAL = Chances(0.98, 0.98, 0.15, 0.95)
BRACKETS = Chances(0.93, 0.50, 0.50, 0.25)
NO_BRACKETS = Chances(0.97, 0.98, 0.98, 0.85)
NO_STRANGE_NAME = Chances(0.96, 0.97, 0.97, 0.75)

_END = re.compile(r"[.!?。！？।۔؟…:]['\"”»’)\]]*\s*$")
_LATIN = re.compile(r"[a-z]{3,}")
_ASKS = re.compile(r"[?？؟]")
_BRACKET = re.compile(r"[(（]")
_ACRONYM = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z][\w-]+")
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b\W+){2,}[A-Z]{2,}\b")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b")


def _placed(chances: tuple[float, float], where: float, blur: float) -> Chances:
    """For a word at `where` (0 start, 1 end): which half it is in is the less certain, the more
    freely the language orders its words (`blur`)."""
    here, elsewhere = chances
    in_first = 1 / (1 + math.exp((where - 0.5) / blur))
    return Chances(
        here,
        elsewhere + (here - elsewhere) * in_first,
        elsewhere + (here - elsewhere) * (1 - in_first),
        elsewhere,
    )


def _normal(x: float, mean: float, deviation: float) -> float:
    """Log density, with tails a little thicker than the bell's: translators are people."""
    bell = math.exp(-0.5 * ((x - mean) / deviation) ** 2) / deviation
    return math.log(0.98 * bell + 0.02 * 0.25)


def _length(pair: Pair) -> tuple[float, float, float, float]:
    ours, theirs = len(pair.s) + 5, len(pair.t) + 5
    x = math.log(theirs / ours) - pair.foreign.length
    deviation = math.hypot(pair.foreign.spread, 1.4 / math.sqrt(ours))
    half = _normal(x, math.log(0.5), math.hypot(deviation, 0.12))
    return _normal(x, 0, deviation), half, half, _normal(x, 0, 0.85)


def _words(pair: Pair) -> Iterator[tuple[Chances, bool]]:
    """Every source word for which the lexicon or its spelling says what to look for."""
    count = max(1, len(pair.source_words) - 1)
    blur = pair.foreign.blur
    looked_up: set[str] = set()
    for key, at in pair.keys:
        looked_up.add(pair.source_words[at])
        for table, chances in ((pair.foreign.lexicon, LEXICON), (pair.foreign.particles, PARTICLE)):
            if key in table:
                seen = bool(compiled(table[key]).search(pair.theirs))
                yield _placed(chances, at / count, blur), seen
    acronyms, names = _names(pair.source)
    targets = set(pair.target_words)
    starts = {word[:5] for word in targets}
    for at, word in enumerate(pair.source_words):
        if word in acronyms:
            chances, seen = (pair.foreign.acronyms, CHANCE_ACRONYM), word in targets
        elif len(word) > 1 and word.isdigit():
            chances, seen = FIGURE, word in targets
        elif word in names:
            chances, seen = NAME, word in targets
        elif pair.latin and len(word) >= 6 and word not in looked_up:
            likely = pair.foreign.alike
            chances, seen = (likely, likely / 8), word[:5] in starts
        else:
            continue
        yield _placed(chances, at / count, blur), seen


def _names(source: str) -> tuple[set[str], set[str]]:
    """Acronyms and other names of a text, folded; words in capitals in a row are none."""
    source = _SHOUTED.sub(" ", source)
    if source.upper() == source or sum(map(str.isupper, source)) * 2 > len(source):
        return set(), set()
    acronyms = {word.casefold() for word in _ACRONYM.findall(source)}
    return acronyms, {word.casefold() for word in _NAME.findall(source)} - acronyms


def _marks(pair: Pair) -> Iterator[tuple[Chances, bool]]:
    """Punctuation and capitals."""
    if _END.search(pair.source):
        yield END_MARK, bool(_END.search(pair.target))
    asks = bool(_ASKS.search(pair.source))
    same = asks == bool(_ASKS.search(pair.target))
    yield QUESTION if asks else NO_QUESTION, same
    first = next((c for c in pair.target if c.isalpha()), "")
    if pair.source[:1].isupper() and first.lower() != first.upper():
        yield CAPITAL, first.isupper()
    if not pair.latin:
        ours_too = set(pair.source_words)
        strange = any(_LATIN.fullmatch(w) and w not in ours_too for w in pair.target_words)
        yield NO_STRANGE_NAME, not strange
    ours, theirs = len(_BRACKET.findall(pair.source)), len(_BRACKET.findall(pair.target))
    yield BRACKETS if ours else NO_BRACKETS, ours == theirs


def evidence(pair: Pair) -> dict[str, float]:
    """For each bad story, the log of how much better it explains the signs than the good one."""
    total = list(_length(pair))
    for chances, seen in (*_words(pair), *_marks(pair)):
        total = [sum(both) for both in zip(total, chances.logs(seen), strict=True)]
    return {story: log - total[0] for story, log in zip(_STORIES, total, strict=True)}


def completeness(pair: Pair) -> Iterator[Finding]:
    """A part is missing, or this is the translation of something else."""
    if not pair.source_words or not pair.target_words or not pair.foreign.known:
        return
    story, odds = max(evidence(pair).items(), key=lambda item: item[1])
    if odds < pair.foreign.limit:
        return
    if story == "another sentence":
        yield serious("unrelated", "It does not say what the English says.")
    else:
        yield serious("incomplete", f"Only the {story} of the sentence seems to be there.")
