"""Where a hard word stands in a translated sentence, if that is certain.

Nobody says how a term was translated. But its definition begins with it, in English and in every
language that the table below knows: "Un cirujano es …". What stands there before "is" is the term;
it is marked where the sentence has it, all of it, once. Whatever is less certain is not marked: its
explanation stands below the passage all the same.
"""

from __future__ import annotations

import re

from explainer.model import TranslatedTerm

_MOST = 60
"""Characters of the beginning of a definition that can be a term."""
_SUBJECT = {
    "es": r"(?:el |la |los |las |un |una )?(.+?) (?:es|son) ",
    "fr": r"(?:le |la |les |l[’']|une? |des )?(.+?) (?:est|sont) ",
    "de": r"(?:der |die |das |eine? )?(.+?) (?:ist|sind) ",
    "pt-BR": r"(?:os? |as? |uma? )?(.+?) (?:é|são) ",
    "pl": r"(.+?) (?:to|jest|są) ",
    "ru": r"(.+?) (?:[—–-] )?это ",
    "uk": r"(.+?) (?:[—–-] )?це ",
    "hi": r"(.+?) (?:वह|एक) ",
    "zh-Hans": r"(.{2,}?)是",
    "vi": r"(.+?) là ",
    "ko": r"(.{2,}?)[은는] ",
    # It has no "is": the subject is definite, what is said of it begins with a word that is not.
    "ar": r"((?:\S+ )?ال\S+(?: ال\S+)*) (?!ال)",
}
"""What a definition says it is of, by the language of the definition."""
_ENDINGS = {
    "es": ("s", "es"),
    "fr": ("s", "x"),
    "de": ("s", "es", "e", "en", "n"),
    "pt-BR": ("s",),
}
"""What may follow a noun that is the same noun."""
_DECLINED = ("pl", "ru", "uk")
"""Where nouns and adjectives change their last letters, of which there are two at most."""
_PARTICLES = re.compile("(?:은|는|이|가|을|를|의|에|로|으로|와|과|도|만|에서|에게|이나)?")
_BEFORE = ("", "و", "ف", "ب", "ك", "ل")
"""Arabic words that are one letter, and are written with the next one."""
_WORD = re.compile(r"[^\s.,;:!?()\[\]«»„“”\"'’‘¡¿…،؛؟।/–—-]+")


def place(term: TranslatedTerm, sentence: str, language: str) -> tuple[int, int] | None:
    """The characters of `sentence`, which is in `language`, that are `term`: from, to."""
    if language == "en":
        found = re.search(rf"\b{re.escape(term.term)}", sentence, re.IGNORECASE)
        return found.span() if found else None
    name = _name(term) if term.language == language else None
    if name is None:
        return None
    if language == "zh-Hans":
        start = sentence.find(name)
        return (start, start + len(name)) if sentence.count(name) == 1 else None
    places = _standing(name, sentence, language)
    return places[0] if len(places) == 1 else None


def _name(term: TranslatedTerm) -> str | None:
    """What the term is called in the language of its definition, if both definitions begin so."""
    defines = rf"(?:an? |the )?{re.escape(term.term)} (?:is|are)\b"
    subject = _SUBJECT.get(term.language)
    if subject is None or not re.match(defines, term.definition, re.IGNORECASE):
        return None
    found = re.match(subject, term.text, re.IGNORECASE)
    if not found or found.end(1) > _MOST or re.search("[,，;:(]", found[1]):
        return None
    return found[1]


def _standing(name: str, sentence: str, language: str) -> list[tuple[int, int]]:
    """Every place where all words of the name follow each other."""
    words, wanted = list(_WORD.finditer(sentence)), _WORD.findall(name)
    least = 5 if len(wanted) == 1 else 3
    found = []
    for first in range(len(words) - len(wanted) + 1 if wanted else 0):
        run = words[first : first + len(wanted)]
        ends = [_alike(w, there[0], language, least) for w, there in zip(wanted, run, strict=True)]
        if all(ends):
            found.append((run[0].start(), run[-1].start() + ends[-1]))
    return found


def _alike(word: str, there: str, language: str, least: int) -> int:
    """How many letters of `there` are `word`, inflected; 0 when it is another word.

    `least` is how many letters two forms of one word begin with, where words are declined.
    """
    one, other = word.casefold(), there.casefold()
    if language == "ko" and other.startswith(one):
        return len(one) if _PARTICLES.fullmatch(other[len(one) :]) else 0
    if language in _DECLINED:
        stem = max(least, max(len(one), len(other)) - 2)
        alike = one[:stem] == other[:stem]
    elif language == "ar":
        bare = one.removeprefix("ال")
        forms = {before + form for before in _BEFORE for form in (bare, f"ال{bare}")}
        alike = other in forms or other == f"لل{bare}"
    else:
        endings = _ENDINGS.get(language, ())
        alike = any(one + e == other or other + e == one for e in endings)
    return len(there) if alike or one == other else 0
