"""The rule pipeline: one sentence of the source becomes plain sentences, each with its reasons.

Every step is checked against the guarantees. A step that breaks one is undone, the sentence stays
as it was before that step, and the result says which guarantee held it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import zip_longest

from explainer.plain import glossary
from explainer.plain.address import address_reader, plain_condition
from explainer.plain.grammar import as_sentence
from explainer.plain.guarantees import NO_FACTS, Facts, broken, facts
from explainer.plain.instructions import ask_directly
from explainer.plain.listing import as_list
from explainer.plain.questions import ask_first
from explainer.plain.readability import SHOUTED
from explainer.plain.spell import spell_out
from explainer.plain.split import split
from explainer.plain.wordy import STRAIGHTER, is_wordy, say_it_once

Rule = Callable[[str], tuple[str, Facts]]
Split = Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Part:
    """One plain sentence and the rules that made it, in order."""

    text: str
    rules: tuple[str, ...] = ()
    item: bool = False
    """Whether it is an item of a list that the sentence became."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The plain sentences for one sentence of the source."""

    parts: tuple[Part, ...]
    refused: tuple[tuple[str, str], ...]
    """(rule, guarantee) of each change that was undone."""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(part.text for part in self.parts)


@dataclass(slots=True)
class _Draft:
    """A sentence on its way through the rules."""

    parts: list[Part]
    refused: list[tuple[str, str]] = field(default_factory=list)
    allowed: Facts = field(default_factory=Counter)
    """What the rules applied so far say in another way."""

    def each(self, name: str, rule: Rule) -> None:
        """Let a rule change each sentence that it can change safely."""
        for position, part in enumerate(self.parts):
            changed, allowed = rule(part.text)
            if changed != part.text and self._holds(name, part.text, (changed,), allowed):
                rules = dict.fromkeys((*part.rules, name))
                self.parts[position] = replace(part, text=changed, rules=tuple(rules))

    def cut(self, split: Split) -> None:
        """Split each sentence where that is safe."""
        cut: list[Part] = []
        for part in self.parts:
            texts, names = split(part.text)
            again = _said_again(part.text, texts) if "repeat-modal" in names else NO_FACTS
            if names and self._holds(" + ".join(names), part.text, texts, again):
                cut.extend(Part(text, (*part.rules, *names)) for text in texts)
            else:
                cut.append(part)
        self.parts = cut

    def list(self) -> None:
        """Make a list of each sentence that is one, announced first and then item by item."""
        made: list[Part] = []
        for part, after in zip_longest(self.parts, self.parts[1:]):
            found = None if after and _POINTS_BACK.match(after.text) else as_list(part.text)
            texts = (found.lead, *found.items) if found else ()
            if found and self._holds("list", part.text, texts, NO_FACTS):
                rules = (*part.rules, "list")
                made.append(Part(found.lead, rules))
                made.extend(Part(as_sentence(item), rules, item=True) for item in found.items)
            else:
                made.append(part)
        self.parts = made

    def _holds(self, name: str, before: str, after: tuple[str, ...], allowed: Facts) -> bool:
        lost = broken(before, after, allowed)
        self.refused += [(name, guarantee) for guarantee in lost]
        if not lost:
            self.allowed.update(allowed)
        return not lost

    def result(self, original: str) -> Rewritten:
        """What came of it; the original when all steps together break what none did alone."""
        texts = [part.text for part in self.parts]
        lost = broken(original, texts, self.allowed) if texts != [original] else ()
        if lost:
            refused = (("all rules together", guarantee) for guarantee in lost)
            return Rewritten((Part(original),), (*self.refused, *refused))
        return Rewritten(tuple(self.parts), tuple(self.refused))


# Said behind a list, this would seem to speak of its last item.
_POINTS_BACK = re.compile(r"(?:But |So )?in that case\b", re.IGNORECASE)


_ENDLESS = 150
"""Words. Nobody wrote a sentence that long to be read: it is a table run together, or an attack,
and to look for its clauses would take minutes."""


@lru_cache(maxsize=20_000)
def sentence(text: str, *, reader: bool = True, lists: bool = True) -> Rewritten:
    """Plain sentences that say what `text` says.

    `reader`: "the patient" is who reads; `lists`: a list may stand here.
    """
    draft = _Draft([Part(text)])
    if text.count(" ") > _ENDLESS:
        _plain_words(draft)
        return draft.result(text)
    draft.each("spell-out", lambda part: (spell_out(part), NO_FACTS))
    draft.each("say-it-once", lambda part: (say_it_once(part), NO_FACTS))
    if is_wordy(text):
        for change in STRAIGHTER:
            draft.each("say-it-straight", change)
    draft.each("plain-condition", plain_condition)
    if reader:
        draft.each("patient-to-you", address_reader)
    draft.cut(split)
    if lists:
        draft.list()
        draft.cut(_ask_first)
    draft.each("ask-directly", ask_directly)
    _plain_words(draft)
    return draft.result(text)


def _said_again(before: str, after: tuple[str, ...]) -> Facts:
    """The "will" or "may" that is said once for two verbs before, and once for each after."""
    said, again = facts(before), sum(map(facts, after), Counter())
    return Counter(
        {
            fact: said[fact] - again[fact]
            for fact in said
            if fact[0] == "modality" and again[fact] > said[fact]
        }
    )


def _ask_first(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = ask_first(text)
    return (parts, ("ask-first",)) if parts else ((text,), ())


def _plain_words(draft: _Draft) -> None:
    """The words of the glossary, all at once, or else those that break no guarantee alone."""
    before = len(draft.refused)
    draft.each("plain-words", lambda part: (_applied(part, glossary.edits(part)), NO_FACTS))
    if len(draft.refused) > before:
        draft.each("plain-words", lambda part: (_applied(part, _safe(part)), NO_FACTS))


def _safe(text: str) -> tuple[glossary.Edit, ...]:
    edits = glossary.edits(text)
    return tuple(edit for edit in edits if not broken(text, (_applied(text, (edit,)),)))


def _applied(text: str, edits: tuple[glossary.Edit, ...]) -> str:
    """The replacements made, but no word put twice in a row, nor for each of two things."""
    changed = glossary.apply(text, edits)
    if twin := _TWINS.search(changed):  # "home or residence" must not become "home or home"
        same = twin.group(1).lower()
        edits = tuple(edit for edit in edits if same not in edit.text.lower().split())
        changed = glossary.apply(text, edits)
    return changed if changed == text else _TWICE.sub(r"\1", changed)


_TWICE = re.compile(r"\b([a-z]{4,}) \1\b")
_TWINS = re.compile(r"\b([a-z]{4,})(?:(?:,|,? and|,? or) | \()\1\b", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def heading(title: str) -> Rewritten:
    """A heading in plain words. CAPITALS become a sentence; a Title With Capitals stays."""
    draft = _Draft([Part(title)])
    draft.each("sentence-case", lambda part: (_sentence_case(part), NO_FACTS))
    _plain_words(draft)
    return draft.result(title)


def _sentence_case(title: str) -> str:
    """CAPITALS as a sentence, unless a word in it may be a name or an abbreviation.

    "(TAVI)" behind "TRANSCATHETER AORTIC VALVE IMPLANTATION" keeps its capitals.
    """
    short = [
        match
        for match in re.finditer(r"\(([A-Z]{2,6})\)", title)
        if _abbreviates(match[1], title[: match.start()])
    ]
    words = re.findall(r"[A-Za-z'’-]+", title)
    abbreviations = {match[1] for match in short}
    known = all(len(word) > 4 or word in SHOUTED or word in abbreviations for word in words)
    if not title.isupper() or not known or re.search(r"[.\d]", title):
        return title
    changed = title[0] + title[1:].lower()
    for match in short:
        changed = changed[: match.start()] + match.group() + changed[match.end() :]
    return changed


def _abbreviates(short: str, words: str) -> bool:
    """Whether the letters are those of the words, in order, from the first of one of them."""
    letters = iter(words[words.find(short[0]) :])
    return bool(re.search(rf"\b{short[0]}", words)) and all(letter in letters for letter in short)
