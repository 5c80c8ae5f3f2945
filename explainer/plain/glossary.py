"""Hard words, what to say instead, and what they mean: `glossary.tsv`, read once.

Each line of the table is a term, its kind, a plain equivalent and a definition of one sentence.
The kind says how the plain words may stand in for the term:

    v   verb, all forms           vd  without -ing     vb  base and third person only
    vn  also a noun: as a verb only before "the", "your" …     iv  verb without an object
    n   noun that is counted      m   noun that is not         nm  counted → not counted
    mp  not counted → plural      p   plural → plural
    a   adjective                 at  adjective before its noun
    x   fixed words               xs  starts a clause          xe  ends a clause
    xl  leads a sentence, up to its first comma
    k   keep the term: no plain equivalent is safe

Longer terms win over shorter ones. A word with a capital inside a sentence is part of a name and
is never touched.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from explainer.model import Term
from explainer.plain.grammar import CLEAR, UNCLEAR
from explainer.plain.inflect import article, plural, verb_forms
from explainer.plain.wordlist import words_of

KINDS = words_of("v vd vb vn iv n m nm mp p a at x xs xe xl k")

WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")

_DETERMINERS = words_of(
    "the a an your this that these those any each every no some all my our his her its "
    "their both another"
)
_OBJECTS = _DETERMINERS | {"it", "them", "him", "you", "us", "me"}
_BE_OR_HAVE = words_of(
    "be is are was were been being has have had having get gets got isn't aren't"
)
_SKIPPED = words_of("not also already now then always never usually often only been")
_PREPOSITIONS = words_of(
    "of in on at to with by for from after before during if when while and or but until "
    "unless as into through because without within over under near along than"
)
_VERBS_BE = words_of("is are was were be been has have had may can will should must")
_BEFORE_A_VERB = words_of("to you we they may can will must should not never please")
_PARTICLES = words_of("out off up away in down back apart loose")
_PRONOUNS = words_of("it them him her you this")
_SOMETHING_DOING = re.compile(r" (?:the|your|a|an|it) (?:\w+ ){0,3}?\w+ing (?!and\b)\w+")
_ADJECTIVE = re.compile(r"(?!hospital|surgical team).*(?:[^aeiou]al|ic|ous|ive|ful|ible|able)$")
_NO_VERB_AFTER = _DETERMINERS - {"that"}
_GERUND = re.compile(r"(?!hearing|talking|bleeding|swelling)\w+ing (?!of |in |at |tube|by )\w")
_BARE_AFTER = _PREPOSITIONS - {"and", "or", "than"}
_BARE_VERB = re.compile(rf"(?:{CLEAR}|needs?|causes?|causing|includes?|including|require)$")
_AFTER_A_NOUN = (
    _PREPOSITIONS
    | _VERBS_BE
    | words_of("that which who whose could might not prior each every per daily once twice")
    | {""}
)
_VERB_AFTER_A_NOUN = re.compile(rf"(?:{CLEAR}|{UNCLEAR}|\w+ly|\w+ed|given|taken|done|made|caused)$")
_FROM_TOO = re.compile(r" (?:and|or) from ")
_TRAILING = re.compile(r" (?:after|at|caught|done|for|from|in|into|of|on|through|to|under|with) ")
_BROKEN = re.compile(r"(?:an? |the )?(?:\w+en|\w+ed|torn|bent) ")
_JOINED = re.compile(r",? (?:and|or) |, (?:[\w-]+ ){1,3}(?:and|or) |, [\w-]+, ")
_THIRD_OR_ING = re.compile(r".*(?:ing|[^us]s)$")
_BEFORE_A_PHRASE = _PREPOSITIONS | words_of(
    "is was are were has have had having get gets cause causes caused called prevent "
    "prevents treat treats treating develop include includes"
)


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
class _Form:
    """One inflected form of a term, as lower-case words, and what to say for it."""

    words: tuple[str, ...]
    entry: Entry
    role: str
    plain: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A form at words[first:last] of a text."""

    form: _Form
    first: int
    last: int


class _Text:
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

    def comma_follows(self, end: int) -> bool:
        return self.text[self.spans[end - 1][1] :].startswith(",")

    def joined(self, end: int) -> bool:
        """Whether "and" or "or" goes on right after the word before `end`, or a list does."""
        return bool(_JOINED.match(self.text, self.spans[end - 1][1]))

    def starts_sentence(self, index: int) -> bool:
        lead = self.text[: self.spans[index][0]].rstrip("\"'“‘([ ")
        return not lead or lead.endswith(":")


@cache
def entries() -> tuple[Entry, ...]:
    """Every line of the table, in its order."""
    table = resources.files("explainer.plain").joinpath("glossary.tsv").read_text("utf-8")
    lines = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(Entry(**line) for line in lines)


@cache
def _index() -> dict[str, tuple[_Form, ...]]:
    """First word, or first two with a space → the forms that begin so, longest first."""
    index: dict[str, list[_Form]] = {}
    for entry in entries():
        for form in _forms(entry):
            index.setdefault(" ".join(form.words[:2]), []).append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in index.items()
    }


def _forms(entry: Entry) -> Iterator[_Form]:
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
        yield _Form(words, entry, role, plain)


@cache
def common_words() -> frozenset[str]:
    """Lower-case words that are in the table, and so are nobody's name."""
    texts = [text for entry in entries() for text in (entry.term, entry.plain)]
    return frozenset(word for text in texts for word in WORD.findall(text) if word.islower())


def _occurrences(text: _Text) -> Iterator[_Found]:
    """Every term in the text, longest first, none overlapping."""
    index = _index()
    count = len(text.words)
    at = 0
    while at < count:
        forms = index.get(text.lower[at], ())
        if at + 1 < count:
            forms = index.get(f"{text.lower[at]} {text.lower[at + 1]}", ()) + forms
        for form in forms:
            if _matches(form, text, at):
                yield _Found(form, at, at + len(form.words))
                at += len(form.words)
                break
        else:
            at += 1


def _matches(form: _Form, text: _Text, at: int) -> bool:
    end = at + len(form.words)
    if tuple(text.lower[at:end]) != form.words:
        return False
    if not all(text.adjoins(i) for i in range(at, end - 1)):
        return False
    if not form.entry.plain:
        return True
    return not _is_name(text, at, end) and _fits(form, text, at, end)


def _is_name(text: _Text, at: int, end: int) -> bool:
    """Whether a capital says that the words belong to a name."""
    if text.words[at][0].isupper() and not text.starts_sentence(at):
        return True
    if any(word != word.lower() for word in text.words[at + 1 : end]):
        return True
    if len(text.words[at]) > 1 and text.words[at].isupper():
        return True
    following = text.words[end] if text.after(end) else ""
    return text.words[at][0].isupper() and following[:1].isupper() and following != "I"


def _fits(form: _Form, text: _Text, at: int, end: int) -> bool:
    """Whether the words around let the plain words stand here."""
    before, after = text.before(at), text.after(end)
    kind = form.entry.kind
    if form.entry.term.endswith(" from") and _FROM_TOO.search(text.text):
        return False  # "refrain from food and from water" needs both
    if kind[0] == "v" or kind == "iv":
        return _verb_fits(form, text, at, end)
    if kind == "at":
        if text.figure_follows(end):
            return before != ""
        loose = before == "" and not text.starts_sentence(at)
        barred = _PREPOSITIONS - {"and", "or"} | _VERBS_BE | _DETERMINERS
        return not loose and after != "" and after not in barred
    if kind == "a":
        return _adjective_fits(form.plain, before, after)
    if kind == "xe":
        return after == "" or after in _PREPOSITIONS - {form.plain.split()[0]}
    if kind == "xs":
        return text.starts_sentence(at) or before == "and"
    if kind == "xl":
        return text.starts_sentence(at) and text.comma_follows(end)
    if kind == "x":
        return _phrase_fits(form, text, at, end)
    return _noun_fits(form, text, at, end)


def _verb_fits(form: _Form, text: _Text, at: int, end: int) -> bool:
    before, after = text.before(at), text.after(end)
    kind, role = form.entry.kind, form.role
    if role in {"base", "third"} and (before in _NO_VERB_AFTER or _ADJECTIVE.match(before)):
        return False  # "herbal extracts", "the aspirate"
    adjective = before in _DETERMINERS or (before == "" and text.words[at][0].isupper())
    if role in {"past", "past?", "participle"} and kind[0] == "v" and adjective:
        return False  # "a required test"
    if kind == "vn" and role in {"base", "third"}:
        return after in _OBJECTS or (role == "base" and before in _BEFORE_A_VERB)
    if kind == "vn" and role == "past":
        return before in _BE_OR_HAVE
    if kind == "iv":
        return after == "" or after in _PREPOSITIONS or after.endswith("ly")
    if role in {"past?", "participle"}:
        return _wanted_past(text, at, after) == role.rstrip("?")
    return True


def _noun_fits(form: _Form, text: _Text, at: int, end: int) -> bool:
    before, after = text.before(at), text.after(end)
    if form.entry.kind == "mp":
        return not after.endswith("s") and before not in {"a", "an", "this", "that"}
    if not _ends_the_noun(after) and (
        _TRAILING.search(form.plain) or form.entry.term.endswith(("ic", "ics"))
    ):
        return False  # "vascular access nurse", "analgesic gels"
    if form.role == "single" and (before in _BARE_AFTER or _BARE_VERB.match(before)):
        return False  # "needs evaluation" is not counted, and "needs check" is no English
    if after == "of" and _TRAILING.search(form.plain):
        return False  # "surgical removal of", "removal by surgery of"
    # "intravenous fluids and medication" must not become "fluids through a vein and medicine".
    moved = _TRAILING.search(form.plain) or _BROKEN.match(form.plain)
    article = form.plain.startswith(("a ", "an ", "the "))
    shared = " " in form.entry.term and (before in {"and", "or"} or text.joined(end))
    if (
        shared
        and moved
        and not _TRAILING.search(form.entry.term)
        and not (article and not _BROKEN.match(form.plain))
    ):
        return False
    if article:
        return before in {"", "a", "an"} | _BEFORE_A_PHRASE or bool(_THIRD_OR_ING.match(before))
    if form.entry.kind == "m" and _GERUND.match(form.plain):
        return before == "" or before in _BEFORE_A_PHRASE  # never "the vomiting blood"
    return True


def _ends_the_noun(after: str) -> bool:
    """Whether this word, which follows a noun, is no noun itself."""
    return after in _AFTER_A_NOUN or bool(_VERB_AFTER_A_NOUN.match(after))


def _phrase_fits(form: _Form, text: _Text, at: int, end: int) -> bool:
    gerund = form.plain.endswith("ing") or _GERUND.match(form.plain)
    if gerund and text.before(at) in _DETERMINERS:
        return False
    if form.entry.term == "prior to":  # "prior to the drug wearing off" is no clause after "before"
        return not _SOMETHING_DOING.match(text.text, text.spans[end - 1][1])
    return True


def _adjective_fits(plain: str, before: str, after: str) -> bool:
    if plain in {"enough", "many"}:
        return before not in {"a", "an", "the", "very", "not"}
    if " " in plain and plain.split()[0] in _PREPOSITIONS | {"sick", "able", "passed", "the"}:
        return after == "" or after in _PREPOSITIONS
    return True


def _wanted_past(text: _Text, at: int, after: str) -> str:
    """ "past", "participle" or "" when the words around do not tell."""
    index = at
    for _ in range(3):
        word = text.before(index)
        if word in _BE_OR_HAVE:
            return "participle"
        if word not in _SKIPPED and not word.endswith("ly"):
            break
        index -= 1
    return "past" if after in _DETERMINERS else ""


def edits(sentence: str) -> tuple[Edit, ...]:
    """The replacements that make the words of one sentence plain, from left to right."""
    text = _Text(sentence)
    return tuple(_edit(found, text) for found in _occurrences(text) if found.form.entry.plain)


def _edit(found: _Found, text: _Text) -> Edit:
    start, end = text.spans[found.first][0], text.spans[found.last - 1][1]
    plain, kind = found.form.plain, found.form.entry.kind
    verb_particle = plain.split()[-1]
    if kind[0] == "v" and " " in plain and verb_particle in _PARTICLES:
        pronoun = text.after(found.last)
        if pronoun in _PRONOUNS:  # "discard it" → "throw it away"
            plain = f"{plain.rsplit(' ', 1)[0]} {pronoun} {verb_particle}"
            end = text.spans[found.last][1]
    if kind == "xs" and plain in {"so", "or"} and text.text[end : end + 1] == ",":
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
    text = _Text(sentence)
    return tuple(found.form.entry for found in _occurrences(text) if found.form.entry.definition)
