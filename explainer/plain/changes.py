"""A pattern and what stands in its place: the smallest rule that rewrites a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from explainer.plain.guarantees import NO_FACTS, Facts

Rule = Callable[[str], tuple[str, Facts]]
"""A sentence → the same or another one, and the facts that it says in another way."""

_NP = r"(?:the|your|an?|this|these|our|any) (?:[\w'’-]+ ){0,4}?[\w'’-]+"
SUBJECT = rf"(?:you|it|they|we|this|these|there|{_NP})"
"""What surely is the whole subject of a verb."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is looked for, what stands there then, and the facts that it says in another way."""

    pattern: re.Pattern[str]
    words: str | Callable[[re.Match[str]], str]
    said: tuple[str, str] | None = None

    def __call__(self, sentence: str) -> tuple[str, Facts]:
        changed, count = self.pattern.subn(self.words, sentence)
        if not count or changed == sentence:
            return sentence, NO_FACTS
        changed = changed[0].upper() + changed[1:] if sentence[0].isupper() else changed
        return changed, Counter({self.said: count} if self.said else {})
