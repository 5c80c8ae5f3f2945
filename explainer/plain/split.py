"""One idea a sentence: long sentences are cut where nothing that binds their parts is lost.

A condition rules everything after it, so a sentence that begins with "if", "unless", "until" … is
never cut behind the condition; nor is one where "that" or "whether" governs both parts, nor a list
of what not to do. Each rule here takes a sentence and returns its parts, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from explainer.plain import clauses, joints
from explainer.plain.grammar import as_sentence

Split = Callable[[str], tuple[str, ...] | None]

RULES: tuple[tuple[str, Split], ...] = (
    ("split-semicolon", joints.semicolon),
    ("say-but", joints.however),
    ("split-effect", clauses.effect),
    ("split-happening", clauses.happening),
    ("split-which", clauses.which),
    ("split-which", clauses.which_thing),
    ("split-where", clauses.then),
    ("split-that", clauses.that),
    ("split-in-which", clauses.in_which),
    ("split-purpose", clauses.purpose),
    ("split-reason", clauses.reason),
    ("split-who", clauses.who),
    ("split-series", joints.series),
    ("split-answer", joints.answer),
    ("split-clauses", joints.clause_series),
    ("split-and", joints.coordinated),
    ("split-same-subject", joints.same_subject),
    ("split-passive-series", joints.passive_series),
    ("split-brackets", clauses.bracketed),
)


def split(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of a sentence, and the names of the rules that cut it, in order."""
    parts, applied = [sentence], []
    position = 0
    while position < len(parts):
        for name, rule in RULES:
            found = rule(parts[position])
            if found is not None:
                parts[position : position + 1] = map(as_sentence, found)
                applied.append(name)
                break
        else:
            position += 1
    return tuple(parts), tuple(dict.fromkeys(applied))
