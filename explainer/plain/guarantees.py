"""What no rewriting may change: counted in the words before and after, on every document.

`facts` lists what a sentence states that a patient may act on: figures with their units, negations,
conditions, how strong a duty or a possibility is, sides, comparisons, names, drugs, and addresses
that are copied letter for letter. `broken` compares two of these lists. The words of one meaning
("prior to", "before") have one name here, so that plain words pass and a lost "not" does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from explainer.plain.lexicon import (
    DRUG_CLASSES,
    DRUG_ENDING,
    DRUGS,
    LATIN,
    LEXICON,
    NOT_NAMES,
    NOTHING,
    NUMBER_WORDS,
    UNITS,
)

Facts = Counter[tuple[str, str]]
"""(guarantee, what) → how often."""
NO_FACTS: Facts = Counter()

GUARANTEES = {
    "numbers": "a number or its unit",
    "negations": "a negation such as 'not' or 'never'",
    "conditions": "a condition such as 'if', 'unless' or 'until'",
    "modality": "how strong it is ('must', 'should', 'may')",
    "frequency": "how often, or how likely, something is",
    "degree": "how bad or how great something is",
    "sides": "a side of the body",
    "comparatives": "a comparison such as 'less than' or 'at least'",
    "names": "a proper name",
    "drugs": "the name of a medicine or of a class of medicines",
    "verbatim": "a phone number or an address",
}

_VERBATIM = re.compile(
    r"(?:\+|\(|\b)\d{2,4}\)?[-. ]\d{3,4}(?:[-. ]\d{3,4})?\b|\b\d+/\d+/\d+|\b\d{1,2}:\d\d\b"
    r"|(?<!\S)[^\s@]+@\S+|\bwww\.\S+|\bhttps?:\S+"
)
# Without one of these there is none of those, which take the most time to look for.
_IN_VERBATIM = re.compile(r"\d\)?[-. /:]\d|@|www\.|http")


def _phrases() -> dict[str, tuple[tuple[str, str], ...]]:
    """Phrase → the facts that it states; "cannot" states two."""
    found: dict[str, tuple[tuple[str, str], ...]] = dict.fromkeys(NOTHING.split("|"), ())
    for guarantee, names in LEXICON.items():
        for name, phrases in names.items():
            for phrase in phrases.split("|"):
                found[phrase] = (*found.get(phrase, ()), (guarantee, name))
    return found


_Phrase = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def _index() -> dict[str, tuple[_Phrase, ...]]:
    """First word → the phrases that begin with it, longest first; "#" stands for a figure."""
    index: dict[str, list[_Phrase]] = {}
    for phrase, stated in _phrases().items():
        words = tuple(_TOKEN.findall(phrase))
        index.setdefault(words[0], []).append((words, stated))
    for word in NUMBER_WORDS.split():
        index.setdefault(word, []).append(((word,), (("numbers", word),)))
    return {
        first: tuple(sorted(found, key=lambda phrase: -len(phrase[0])))
        for first, found in index.items()
    }


# Words, with stops kept so that no phrase is found across one; a figure is one "#".
_TOKEN = re.compile(r"[a-z]+(?:['’-][a-z]+)*|[<>≥≤#.,;:()]")
_FIGURE = re.compile(r"\d[\d,.]*")
_NUMBER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)(?:[ -]?([a-zµμ%°]+\.?))?")
_LATIN = re.compile(
    r"(?<![\w.])(?:q(\d+(?:-\d+)?)h|(" + "|".join(map(re.escape, LATIN)) + r"))(?!\w)"
)
_INDEX = _index()
_WORD = re.compile(r"[A-Za-z][\w-]*")


@lru_cache(maxsize=20_000)
def facts(sentence: str) -> Facts:
    """Everything in one sentence that a rewriting must keep, names and medicines apart."""
    copied = _VERBATIM.findall(sentence) if _IN_VERBATIM.search(sentence) else ()
    found: Facts = Counter(("verbatim", match) for match in copied)
    lower = _LATIN.sub(lambda match: _latin(match, found), sentence.lower())
    for number, unit in _NUMBER.findall(lower):
        unit = UNITS.get(unit) or UNITS.get(unit.rstrip("."), "")
        found["numbers", f"{number} {unit}".rstrip()] += 1
    words = _TOKEN.findall(_FIGURE.sub("#", lower))
    skip = 0
    for position, word in enumerate(words):
        if position < skip or word not in _INDEX:
            continue
        for phrase, stated in _INDEX[word]:
            if len(phrase) == 1 or tuple(words[position : position + len(phrase)]) == phrase:
                for fact in stated:
                    found[fact] += 1
                skip = position + len(phrase) - (phrase[-1] == "#")
                break
    return found


def _latin(match: re.Match[str], found: Facts) -> str:
    """Count what a Latin dose means, and leave nothing of it for the other patterns."""
    every, words = match.groups()
    if every:
        *first, last = every.split("-")
        found.update(("numbers", number) for number in first)
        found["numbers", f"{last} hour"] += 1
    else:
        found[LATIN[words]] += 1
    return " "


def broken(before: str, after: Iterable[str], allowed: Facts | None = None) -> tuple[str, ...]:
    """The guarantees that these sentences, in place of `before`, would break; () when none.

    `allowed` are facts that the rewriting says in another way: a "should" that became a command.
    """
    after = tuple(after)
    lost = dict(facts(before))
    for stated in (allowed or NO_FACTS, *map(facts, after)):
        for fact, count in stated.items():
            lost[fact] = lost.get(fact, 0) - count
    found = {guarantee for (guarantee, _), count in lost.items() if count}
    if not _keeps(_names, before, after):
        found.add("names")
    if not _keeps(_drugs, before.lower(), tuple(text.lower() for text in after)):
        found.add("drugs")
    return tuple(guarantee for guarantee in GUARANTEES if guarantee in found)


def _keeps(special: Callable[[str], frozenset[str]], before: str, after: tuple[str, ...]) -> bool:
    """Whether every special word is still there as often, and none is new. More often is fine."""
    words = special(before).union(*map(special, after))
    if not words:
        return True
    old, new = _words(before), tuple(map(_words, after))
    return all(0 < old[word] <= sum(text[word] for text in new) for word in words)


@lru_cache(maxsize=20_000)
def _words(sentence: str) -> Counter[str]:
    return Counter(_WORD.findall(sentence))


@lru_cache(maxsize=20_000)
def _names(sentence: str) -> frozenset[str]:
    """Words with a capital that do not owe it to where they stand."""
    if sentence.isupper():
        return frozenset()
    found: set[str] = set()
    starts = True
    for token in sentence.split():
        if not token.islower() and token != token.lower():
            words = _WORD.findall(token)[starts:]
            found.update(w for w in words if w != w.lower() and w not in NOT_NAMES)
        if starts or token.endswith(":"):
            starts = token.endswith(":") or not any(map(str.isalnum, token))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _drugs(sentence: str) -> frozenset[str]:
    """Medicines and classes of medicines in a sentence of lower-case letters."""
    return frozenset(filter(_is_drug, _words(sentence)))


@lru_cache(maxsize=20_000)
def _is_drug(word: str) -> bool:
    return word in DRUGS or word in DRUG_CLASSES or DRUG_ENDING.match(word) is not None


def forget() -> None:
    """Empties what is kept here of sentences."""
    for kept in (facts, _words, _names, _drugs, _is_drug):
        kept.cache_clear()
