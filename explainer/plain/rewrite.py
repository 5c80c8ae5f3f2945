"""The rule pipeline: one sentence of the source becomes plain sentences, each with its reasons.

Every step is checked against the guarantees. A step that breaks one is undone, the sentence stays
as it was before that step, and the result says which guarantee held it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from explainer.plain import glossary
from explainer.plain.address import address_reader, ask_directly, plain_condition
from explainer.plain.guarantees import Facts, broken
from explainer.plain.readability import SHOUTED
from explainer.plain.spell import spell_out
from explainer.plain.split import split

Rule = Callable[[str], tuple[str, Facts]]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The plain sentences for one sentence of the source."""

    texts: tuple[str, ...]
    rules: tuple[str, ...]
    """Rules that changed something, in order."""
    refused: tuple[tuple[str, str], ...]
    """(rule, guarantee) of each change that was undone."""


@dataclass(slots=True)
class _Draft:
    """A sentence on its way through the rules."""

    texts: list[str]
    rules: list[str]
    refused: list[tuple[str, str]]

    def each(self, name: str, rule: Rule) -> None:
        """Let a rule change each sentence that it can change safely."""
        for position, text in enumerate(self.texts):
            changed, allowed = rule(text)
            if changed != text and self._holds(name, text, (changed,), allowed):
                self.texts[position] = changed

    def cut(self) -> None:
        """Split each sentence where that is safe."""
        cut: list[str] = []
        for text in self.texts:
            parts, names = split(text)
            if parts != (text,) and self._holds(" + ".join(names), text, parts):
                cut.extend(parts)
            else:
                cut.append(text)
        self.texts = cut

    def _holds(
        self, name: str, before: str, after: tuple[str, ...], allowed: Facts | None = None
    ) -> bool:
        lost = broken(before, after, allowed)
        self.refused += [(name, guarantee) for guarantee in lost]
        if not lost:
            self.rules.append(name)
        return not lost


@lru_cache(maxsize=20_000)
def sentence(text: str, *, reader: bool = True) -> Rewritten:
    """Plain sentences that say what `text` says. `reader`: "the patient" is who reads."""
    draft = _Draft([text], [], [])
    draft.each("spell-out", lambda part: (spell_out(part), Counter()))
    draft.each("say-it-once", lambda part: (_say_it_once(part), Counter()))
    draft.each("plain-condition", plain_condition)
    if reader:
        draft.each("patient-to-you", address_reader)
    draft.cut()
    draft.each("ask-directly", ask_directly)
    draft.each("plain-words", _plain_words)
    return Rewritten(tuple(draft.texts), tuple(dict.fromkeys(draft.rules)), tuple(draft.refused))


_NAMED_TWICE = re.compile(
    r"\b(?P<the>[Tt])he (?P<name>(?:(?!the|a|an|your|of|same|entire|whole)[a-z]+ ){0,2}[a-z]+"
    r"(?:plasty|scopy|ectomy|ostomy|otomy|graphy|centesis)) "
    r"(?:surgery procedure|surgical procedure|procedure|surgery|operation)\b"
    r"(?! (?:room|team|site))(?!['’-])"
)


def _say_it_once(sentence: str) -> str:
    """ "the colonoscopy procedure" → "colonoscopy", which is a procedure by its name."""

    def once(match: re.Match[str]) -> str:
        name = match["name"]
        return name[0].upper() + name[1:] if match["the"] == "T" else name

    return _NAMED_TWICE.sub(once, sentence)


@lru_cache(maxsize=2_000)
def heading(title: str) -> Rewritten:
    """A heading in plain words. CAPITALS become a sentence; a Title With Capitals stays."""
    draft = _Draft([title], [], [])
    draft.each("sentence-case", lambda text: (_sentence_case(text), Counter()))
    draft.each("plain-words", _plain_words)
    return Rewritten(tuple(draft.texts), tuple(draft.rules), tuple(draft.refused))


def _sentence_case(title: str) -> str:
    """CAPITALS as a sentence, unless a word in it may be a name or an abbreviation."""
    words = re.findall(r"[A-Za-z'’-]+", title)
    known = all(len(word) > 4 or word in SHOUTED for word in words)
    if not title.isupper() or not known or re.search(r"[.\d]", title):
        return title
    return title[0] + title[1:].lower()


def _plain_words(sentence: str) -> tuple[str, Facts]:
    """The words of the glossary, all at once, or those of them that break no guarantee."""
    edits = glossary.edits(sentence)
    changed = _applied(sentence, edits)
    if broken(sentence, (changed,)):
        edits = tuple(
            edit for edit in edits if not broken(sentence, (_applied(sentence, (edit,)),))
        )
        changed = _applied(sentence, edits)
    if twin := _TWINS.search(changed):  # "home or residence" must not become "home or home"
        edits = tuple(edit for edit in edits if twin.group(1) not in edit.text.split())
        changed = _applied(sentence, edits)
    return changed, Counter()


def _applied(sentence: str, edits: tuple[glossary.Edit, ...]) -> str:
    """The replacements made, and no word left twice in a row by two of them."""
    changed = glossary.apply(sentence, edits)
    return changed if changed == sentence else _TWICE.sub(r"\1", changed)


_TWICE = re.compile(r"\b([a-z]{4,}) \1\b")
_TWINS = re.compile(r"\b([a-z]{4,}),? (?:and|or) \1\b")
