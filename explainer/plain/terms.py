"""A line of the glossary, its forms, and the sentence that they are looked up in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explainer.model import Term
from explainer.plain.wordlist import words_of

NOUN_KINDS = words_of("n m nm mp p")
"""Kinds of entry that are nouns."""
WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")

_JOINED = re.compile(r",? (?:and|or) |, (?:[\w-]+ ){1,3}(?:and|or) |, [\w-]+, ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table."""

    term: str
    kind: str
    plain: str
    definition: str

    def as_term(self) -> Term:
        return Term(term=self.term, plain=self.plain, definition=self.definition)


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a term, as lower-case words, and what to say for it."""

    words: tuple[str, ...]
    entry: Entry
    role: str
    plain: str


class Text:
    """A sentence and the words in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]
        self.lower = [word.lower() for word in self.words]

    def adjoins(self, left: int) -> bool:
        """Whether only one space stands between this word and the next."""
        return self.text[self.spans[left][1] : self.spans[left + 1][0]] == " "

    def before(self, index: int) -> str:
        """The word just before, in lower case; "" when a stop, a figure or nothing is there."""
        return self.lower[index - 1] if index and self.adjoins(index - 1) else ""

    def after(self, index: int) -> str:
        """The word just after the word before `index`, or ""."""
        return self.lower[index] if index < len(self.words) and self.adjoins(index - 1) else ""

    def figure_follows(self, end: int) -> bool:
        """Whether a figure stands right after the word before `end`."""
        return bool(re.match(r" \d", self.text[self.spans[end - 1][1] :]))

    def stops(self, end: int) -> bool:
        """Whether the sentence or clause ends after the word before `end`."""
        return not re.match(r" [\w($“\"]", self.text[self.spans[end - 1][1] :])

    def comma_follows(self, end: int) -> bool:
        return self.text[self.spans[end - 1][1] :].startswith(",")

    def follows_comma(self, index: int) -> bool:
        return self.text[: self.spans[index][0]].endswith((", ", "("))

    def joined(self, end: int) -> bool:
        """Whether "and" or "or" goes on right after the word before `end`, or a list does."""
        return bool(_JOINED.match(self.text, self.spans[end - 1][1]))

    def starts_sentence(self, index: int) -> bool:
        lead = self.text[: self.spans[index][0]].rstrip("\"'“‘([ ")
        return not lead or lead.endswith(":")
