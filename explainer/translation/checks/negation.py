"""Not: every "not" of the English must stand at its place in the translation.

Counting alone is not enough: a good translation has a "not" of its own for "incomplete" or
"asymptomatic", which would make up for one that was lost elsewhere. So the negations of the two
sentences are aligned in their order, as a dynamic programme: the story in which every English "not"
has its counterpart is weighed against the story in which one of them has none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from explainer.translation.checks.pair import Finding, Pair, serious, warning
from explainer.translation.checks.vocabulary import Vocabulary

LONG = 15
"""Words; longer than plain sentences should be."""

LOST, HIDDEN, OWN, STRAY = 0.06, 0.7, 0.1, 0.02
"""Chances: that an English "not" has no counterpart, that "incomplete" is said with a "not", that a
translation has a "not" for no reason that is known here, and that one stands anywhere at all."""

NEAR = 30
"""Characters between a negation and a word that merely agrees with it ("no … ningún")."""


class Mark(NamedTuple):
    """A place where a text says "not"."""

    at: float
    """0 at the start of the text, 1 at its end."""
    sure: bool
    """Whether it is a word for "not", rather than one such as "incomplete" or "lack"."""


def marks(text: str, vocabulary: Vocabulary, *, negated: bool = False) -> list[Mark]:
    """Every negation of a `text.spaced` text in its order, "not only" apart. A word that agrees
    with a negation near it is the same one; alone, it is one. `negated`: beside a "not", words such
    as "incomplete" are as sure as it."""
    for name in ("not_negation", "not_only"):
        text = vocabulary[name].sub(lambda m: " " * len(m.group()), text)
    strong = [m.start() for m in vocabulary["negation"].finditer(text)]
    alone = [
        m.start()
        for m in vocabulary["concord"].finditer(text)
        if all(abs(m.start() - at) > NEAR for at in strong)
    ]
    hidden = [m.start() for m in vocabulary["hidden_negation"].finditer(text)]
    places = [(at, True) for at in strong + alone] + [(at, False) for at in hidden]
    sure = bool(strong) and negated
    places += [(m.start(), sure) for m in vocabulary["negated"].finditer(text)]
    return [Mark(at / len(text), sure) for at, sure in sorted(places)]


def lost_odds(ours: Sequence[Mark], theirs: Sequence[float], blur: float) -> float:
    """Log of how much better it explains both texts that an English "not" was lost than that none
    was; `blur` is how far words wander from their place."""
    none = -math.inf
    # For the first n marks of the translation: the best score with nothing lost, and with a loss.
    own = math.log(OWN)
    best = [(own * n, none) for n in range(len(theirs) + 1)]
    for at, sure in ours:
        skip = math.log(LOST if sure else 1 - HIDDEN)
        found = math.log(1 - LOST if sure else HIDDEN)
        row: list[tuple[float, float]] = []
        for n, (kept, lost) in enumerate(best):
            a, b = (none, max(kept, lost) + skip) if sure else (kept + skip, lost + skip)
            if n:
                away = abs(at - theirs[n - 1])
                near = math.exp(-away / blur) / (2 * blur)
                here = found + math.log((1 - STRAY) * near + STRAY)
                a = max(a, best[n - 1][0] + here, row[n - 1][0] + own)
                b = max(b, best[n - 1][1] + here, row[n - 1][1] + own)
            row.append((a, b))
        best = row
    kept, lost = best[-1]
    return lost - kept


def negation(pair: Pair) -> Iterator[Finding]:
    """An English "not" has no counterpart, or only the translation says "not"."""
    if "negation" not in pair.foreign.lists:
        return
    ours = marks(pair.ours, pair.english, negated=pair.foreign.negates)
    theirs = [mark.at for mark in marks(pair.theirs, pair.foreign)]
    count = sum(mark.sure for mark in ours)
    if count and lost_odds(ours, theirs, pair.foreign.blur) > 0:
        yield serious("negation-lost", f"'not' {count} times in English, {len(theirs)} here.")
    elif count and _torn(pair):
        yield serious("negation-lost", "Half of a negation is missing.")
    elif len(theirs) <= count and _only(pair):
        yield serious("negation-lost", "'not only' became 'only'.")
    elif theirs and not count and not _near_negation(pair):
        # In a long sentence a good translator may say "not" for "against" or "shortage".
        tell = serious if len(pair.source_words) <= LONG else warning
        yield tell("negation-added", "The translation says 'not'; the English does not.")


def _torn(pair: Pair) -> bool:
    """Whether a word such as the French "ne" stands without its "pas", which may come a little
    after it or, as in "aucune donnée … n'a été", long before."""
    others = [m.start() for m in pair.foreign["other_half"].finditer(pair.theirs)]
    return any(
        all(at - m.start() > 2 * NEAR for at in others)
        for m in pair.foreign["one_half"].finditer(pair.theirs)
    )


def _only(pair: Pair) -> bool:
    """Whether a "not only" of the source has become "only"."""
    ours, theirs = (
        (len(lists["not_only"].findall(text)), len(lists["only"].findall(text)))
        for lists, text in ((pair.english, pair.ours), (pair.foreign, pair.theirs))
    )
    return ours[0] > theirs[0] and theirs[1] - theirs[0] > ours[1] - ours[0]


def _near_negation(pair: Pair) -> bool:
    """Whether a translator may well say "not" here: "against", "unless", and questions, which some
    languages ask with the word for "not"."""
    return "?" in pair.source or bool(pair.english["near_negation"].search(pair.ours))
