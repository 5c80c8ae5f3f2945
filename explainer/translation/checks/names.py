"""Names that must come through: drugs, telephone numbers, terms; and marks that come in pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from explainer.translation.checks.pair import Finding, Pair, serious, warning
from explainer.translation.checks.vocabulary import compiled

_DRUG = re.compile(
    r"\w{2,}(?:cill?in|mycin|micin|floxacin|nazole|prazole|vir|mab|nib|pril|sartan|olol|statin|dipine"
    r"|gliptin|formin|tidine|setron|triptan|oxetine|zepam|zolam|caine|profen|coxib|cycline|parin"
    r"|xaban|thiazide|semide|sone|solone|dronate|lukast|terol|codone|morphone|fentanil|aminophen"
    r"|cetamol|quine|farin|sulin|pidogrel|goxin|proxen)[aeo]?"
    r"|aspirin[ae]?|codeine|tramadol|morphine|fentanyl|gabapentin|pregabalin"
)
"""Drug names by their stems: WHO, "The use of stems in the selection of INN"."""

_SAME_DRUG = {"acetaminophen": "paracetamol", "albuterol": "salbutamol", "epinephrine": "adrenalin"}
"""United States names and the international ones."""

_ALIKE = 0.8
"""Similarity from which two spellings are one drug: amoxicillin and amoxicilina, 0.91."""

_PHONE = re.compile(r"(?<![\w.,])\+?\(?\d[\d ()./-]{5,}\d(?!\w)")
_SHORT_NUMBER = re.compile(r"\b(?:call|dial|phone|text) (\d{3,6})\b")

GLOSSARY = (
    *("allergy", "anesth", "blood", "bone", "fracture", "heart", "infect", "inject", "kidney"),
    *("lung", "needle", "pregnan", "surgery", "tablet", "wound"),
)
"""Keys of the lexicon that a patient must not miss."""


def _plain(word: str) -> str:
    """Letters without accents, and without the spelling habits that languages differ in."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    for old, new in (("ph", "f"), ("y", "i"), ("th", "t"), ("ch", "c"), ("k", "c"), ("ll", "l")):
        bare = bare.replace(old, new)
    return bare.rstrip("aeosu")


@lru_cache(20_000)
def _is_drug(word: str) -> bool:
    return bool(_DRUG.fullmatch(word))


def drug_changed(pair: Pair) -> Iterator[Finding]:
    """A drug of the source has become another, or is not named."""
    drugs = [word for word in pair.source_words if _is_drug(word)]
    if not drugs:
        return
    theirs = {_plain(word): word for word in pair.target_words if word.isascii() or pair.latin}
    for drug in drugs:
        wanted = [_plain(name) for name in (drug, _SAME_DRUG.get(drug, drug))]
        if any(_same(name, found) for name in wanted for found in theirs):
            continue
        ours = {_plain(word) for word in pair.source_words}
        other = [w for p, w in theirs.items() if _is_drug(w) and p not in ours]
        if other:
            yield serious("drug-changed", f"{drug} became {other[0]}.")
        elif pair.latin:
            yield warning("drug-lost", f"{drug} is not in the translation.")


def _same(one: str, other: str) -> bool:
    return one[:2] == other[:2] and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def phone_changed(pair: Pair) -> Iterator[Finding]:
    """The digits of a telephone number are not there in the same order."""
    digits = re.sub(r"[^\d]", "", pair.t)
    short = _SHORT_NUMBER.findall(pair.s)
    for number in [*filter(_is_phone, _PHONE.findall(pair.s)), *short]:
        if re.sub(r"\D", "", number) not in digits:
            yield serious("phone-changed", f"The telephone number {number.strip()} is different.")


def _is_phone(text: str) -> bool:
    """Whether digits in groups are a telephone number rather than a date, a range or a list."""
    groups = re.findall(r"\d+", text)
    grouped = len(groups) >= 3 or [*map(len, groups)] == [3, 4]
    return grouped and len(groups[-1]) == 4 and 7 <= sum(map(len, groups)) <= 15


def term_missing(pair: Pair) -> Iterator[Finding]:
    """A medical word of the source has none of its usual translations."""
    for key, at in pair.keys:
        words = pair.foreign.lexicon.get(key)
        if key in GLOSSARY and words and not compiled(words).search(pair.theirs):
            yield warning("term-missing", f"No usual word for '{pair.source_words[at]}' is there.")


_LOW_QUOTED = re.compile("„[^„“”]*[“”]")
"""German closes a quotation with the mark that opens one in English."""
_PAIRS = ("()", "[]", "{}", "（）", "«»", "“”", "「」", "『』", "【】")


def unbalanced(pair: Pair) -> Iterator[Finding]:
    """A bracket or quotation mark is opened and not closed, although the source's are."""
    if not _open(pair.source) and (mark := _open(pair.target)):
        yield warning("unbalanced", f"{mark} is not closed.")


def _open(text: str) -> str:
    """The first mark that has no partner, or ""."""
    if text.count('"') % 2:
        return '"'
    text = _LOW_QUOTED.sub("", text)
    if "„" in text:
        return "„"
    return next((pair[0] for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1])), "")
