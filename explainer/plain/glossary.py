"""Hard words, what to say instead, and what they mean: `glossary.tsv`, read once.

Each line of the table is a term, its kind, a plain equivalent and a definition of one sentence.
The kind says how the plain words may stand in for the term:

    v   verb, all forms           vd  without -ing     vb  base and third person only
    vn  also a noun: as a verb only before "the", "your" …     iv  verb without an object
    n   noun that is counted      m   noun that is not         nm  counted → not counted
    mp  not counted → plural      p   plural → plural
    a   adjective                 at  adjective before its noun
    x   fixed words               xs  starts a clause          xe  ends a clause
    xl  leads a sentence, up to its first comma      xf  fixed words before a figure
    k   keep the term: no plain equivalent is safe

Longer terms win over shorter ones. A word with a capital inside a sentence is part of a name and
is never touched.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from explainer.plain.fits import fits, is_name
from explainer.plain.inflect import article, british, plural, verb_forms
from explainer.plain.terms import NOUN_KINDS, WORD, Entry, Form, Text
from explainer.plain.wordlist import words_of

KINDS = words_of("v vd vb vn iv n m nm mp p a at x xs xe xl xf k")

_PARTICLES = words_of("out off up away in down back apart loose")
_PRONOUNS = words_of("it them him her you this")

_INTO = re.compile(r"[^.,;:(]{0,40} (?:in(?! diameter| length)|into|under|between)\b")
_AFTER_THAT_YOU = re.compile(r" (are not|are|do not)\b")
_BARE = {"are": " be", "are not": " not be", "do not": " not"}
"""What the verb of "it is vital that you are" is in "you must be"."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A form at words[first:last] of a text."""

    form: Form
    first: int
    last: int


@cache
def entries() -> tuple[Entry, ...]:
    """Every line of the table, in its order."""
    table = resources.files("explainer.plain").joinpath("glossary.tsv").read_text("utf-8")
    lines = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(Entry(**line) for line in lines)


@cache
def _index() -> dict[str, tuple[Form, ...]]:
    """First word, or first two with a space → the forms that begin so, longest first."""
    index: dict[str, list[Form]] = {}
    for entry in entries():
        for form in _forms(entry):
            for words in {form.words, british(form.words)}:
                index.setdefault(" ".join(words[:2]), []).append(replace(form, words=words))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in index.items()
    }


def _forms(entry: Entry) -> Iterator[Form]:
    pairs: list[tuple[str, str, str]]
    if entry.kind in {"v", "vd", "vb", "vn", "iv"}:
        roles = ("base", "third", "past", "participle", "ing")
        kept = {"vd": roles[:4], "vb": roles[:2], "vn": roles[:4]}.get(entry.kind, roles)
        same = len({verb_forms(entry.plain)[2], verb_forms(entry.plain)[3]}) == 1
        pairs = [
            ("past" if same and role == "participle" else role, term, plain)
            for role, term, plain in zip(
                roles, verb_forms(entry.term), verb_forms(entry.plain), strict=True
            )
            if role in kept
        ]
        if not same:
            pairs = [(f"{role}?" if role == "past" else role, t, p) for role, t, p in pairs]
    elif entry.kind == "n" or (entry.kind == "k" and entry.definition):
        pairs = [("single" if entry.kind == "n" else "noun", entry.term, entry.plain)]
        pairs.append(("noun", plural(entry.term), entry.plain and plural(entry.plain)))
    else:
        pairs = [("fixed", entry.term, entry.plain)]
    for role, term, plain in pairs:
        words = tuple(WORD.findall(term.lower()))
        yield Form(words, entry, role, plain)


@cache
def common_words() -> frozenset[str]:
    """Lower-case words that are in the table, and so are nobody's name."""
    texts = [text for entry in entries() for text in (entry.term, entry.plain)]
    return frozenset(word for text in texts for word in WORD.findall(text) if word.islower())


def _occurrences(text: Text, *, to_define: bool = False) -> Iterator[_Found]:
    """Every term in the text, longest first, none overlapping.

    A term of several words that cannot be replaced here is kept whole, not replaced in pieces;
    but where it has no definition, those of its pieces help.
    """
    index = _index()
    count = len(text.words)
    at = 0
    while at < count:
        forms = index.get(text.lower[at], ())
        if at + 1 < count:
            forms = index.get(f"{text.lower[at]} {text.lower[at + 1]}", ()) + forms
        for form in forms:
            end = at + len(form.words)
            if not _stands(form, text, at, end):
                continue
            if not form.plain or (not is_name(text, at, end) and fits(form, text, at, end)):
                yield _Found(form, at, end)
            elif form.entry.definition or (
                len(form.words) > 1 and form.entry.kind in NOUN_KINDS and not to_define
            ):
                yield _Found(replace(form, plain=""), at, end)
            else:
                continue
            at = end
            break
        else:
            at += 1


def _stands(form: Form, text: Text, at: int, end: int) -> bool:
    """Whether the words of the form are there, with only spaces between them."""
    same = tuple(text.lower[at:end]) == form.words
    return same and all(text.adjoins(i) for i in range(at, end - 1))


def edits(sentence: str) -> tuple[Edit, ...]:
    """The replacements that make the words of one sentence plain, from left to right."""
    text = Text(sentence)
    return tuple(_edit(found, text) for found in _occurrences(text) if found.form.plain)


def _edit(found: _Found, text: Text) -> Edit:
    start, end = text.spans[found.first][0], text.spans[found.last - 1][1]
    plain, kind = found.form.plain, found.form.entry.kind
    verb_particle = plain.split()[-1]
    if kind[0] == "v" and " " in plain and verb_particle in _PARTICLES:
        pronoun = text.after(found.last)
        if pronoun in _PRONOUNS:  # "discard it" → "throw it away"
            plain = f"{plain.rsplit(' ', 1)[0]} {pronoun} {verb_particle}"
            end = text.spans[found.last][1]
    verb = _AFTER_THAT_YOU.match(text.text, end)
    if verb and plain.endswith(("you must", "you should")):
        plain, end = plain + _BARE[verb[1]], verb.end()
    if kind[0] == "v" and plain.endswith(" in") and _INTO.match(text.text, end):
        plain = plain.removesuffix(" in")  # "instill drops in the eye" → "put drops in the eye"
    if plain in {"so", "or", "but"} and kind in {"xs", "xl"} and text.text[end : end + 1] == ",":
        end += 1
    if text.words[found.first][0].isupper():
        plain = plain[0].upper() + plain[1:]
    if found.first and text.before(found.first) in {"a", "an"}:
        start = text.spans[found.first - 1][0]
        old = text.words[found.first - 1]
        if kind not in {"nm", "p"} and not plain.startswith(("a ", "an ", "the ", "another")):
            new = article(plain)
            plain = f"{new.capitalize() if old[0].isupper() else new} {plain}"
        elif old[0].isupper():
            plain = plain[0].upper() + plain[1:]
    return Edit(start, end, plain)


def apply(sentence: str, changes: tuple[Edit, ...]) -> str:
    """The sentence with these replacements made."""
    for change in reversed(changes):
        sentence = sentence[: change.start] + change.text + sentence[change.end :]
    return sentence


def hard_terms(sentence: str) -> tuple[Entry, ...]:
    """The terms with a definition that are in the sentence, in order."""
    text = Text(sentence)
    return tuple(
        found.form.entry
        for found in _occurrences(text, to_define=True)
        if found.form.entry.definition
    )
