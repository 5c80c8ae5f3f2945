"""How hard a text is: words per sentence, syllables per word, Flesch-Kincaid grade, hard words.

The grade is Kincaid et al. (1975): 0.39 × words per sentence + 11.8 × syllables per word − 15.59.

What counts as a sentence: each sentence of running text, each list item and each table row, for
that is how they are read and heard, whether or not they end in a full stop. Headings are not
sentences and are left out, before and after alike. What counts as a word: what stands between
spaces and has a letter or a digit in it; "follow-up" is one word of three syllables. A figure
("4,000", "20–40") is a word of one syllable, as in the common tools: it is recognised, not
spelled out. An abbreviation in capitals ("MRI") has the syllables of its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from explainer.model import BlockKind, ReadingLevel
from explainer.plain.grammar import LONGEST
from explainer.plain.wordlist import words_of

_VOWELS = re.compile(r"[aeiouy]+")
_WORD_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# Capitals that are emphasis, not initials.
SHOUTED = words_of(
    "A ALL ALSO AN AND ANY ARE AS AT BE BEFORE AFTER BOTH BUT BY CALL CAN CARE DAY DIET "
    "DO DOES DONE DON'T DRINK EAT FOR FROM GO HELP HOME HOW HOURS IF IN IS IT KEEP LEFT "
    "MAY MORE MUST NEVER NEW NO NOT NOW OF OFF ON ONE ONLY OR OUR OUT PAIN REST RIGHT "
    "RISKS SIDE STAY STEP STOP TAKE THAN THAT THE THEM THEN THIS TO TWO UNTIL UP US USE "
    "VERY WAIT WE WHAT WHEN WHO WHY WILL WITH WOUND YOU YOUR"
)

# Words that the patterns below get wrong. Counted by ear, American English.
_EXCEPTIONS = {
    word: count
    for count, words in {
        1: "eye eyes ache aches tongue tongues queue queues plea flea whose clothes real "
        "weird gauze league aren't weren't months",
        2: "every being business busy ruin surgeon surgeons lawyer eyelid eyelids eyedrops "
        "something sometimes somewhere somehow someone somewhat someday lifetime "
        "lifestyle baseline sideways household therefore poem poet lion trial trials dial "
        "giant riot chaos bias science quiet client clients coerce beyond react reacts "
        "really fluid fluids create creates pureed widespread bedtime forearm lukewarm "
        "eyeglass homesick homemade likewise pipeline guideline guidelines safeguard "
        "wholesome soldier soldiers premier evening evenings favorite chocolate aspirin "
        "diaper",
        3: "ratio quietly everyone everything museum reacted reaction reactions creation "
        "creating created overnight everyday whatever whenever wherever however pacemaker "
        "pacemakers caregiver caregivers aerobic reuse determine medicine imagine "
        "vegetable comfortable ileum employee catastrophe recipe hygienic apostrophe "
        "syncope somebody lifesaving reopen reapply",
        4: "everybody diarrhea cooperate coordinate diabetes facsimile uncomfortable",
        5: "deteriorate",
    }.items()
    for word in words.split()
}

# Two vowels side by side that are heard as two.
_HIATUS = re.compile(
    r"ia(?<![cst]ia)|io(?<![cgstx]io)|io(?=l)|iu(?<![cgst]iu)|ii|ie(?<![cst]ie)(?=n[ct])|ie(?=ty)"
    r"|(?<=[a-z][^aeiouy])ie(?=r$|rs$|st$)|(?<=d)ie(?=t)|eo(?<![gp]eo)(?!a)|e(?=oa)|(?<=e)o(?=a)|(?<=tr)o(?=in)|(?<=c)o(?=ag)|(?<=tr)a(?=ind)|e(?=u[ms]$)|ua(?<![gq]ua)|uo"
    r"|(?<=[a-z]{2})ea(?=s?$)|[aeiouy](?=ing(?:s|ly)?$)|(?<=r)e(?=act)|(?<=[ld])yo|^bio|^co(?=op|or[dp])"
)
# A last consonant that is a syllable: "spasm", "rhythm", "didn't".
_SYLLABIC = re.compile(r"sms?$|thms?$|[^aeiour]n['’]t$")
# An e that is written and not heard: "bone", "bones", "removed", "safely", "movement".
_SILENT = re.compile(
    r"(?:[aeiouy]l|[^aeiouyl])e$"
    r"|(?:[aeiouy]l|(?<![cs])[^aeiouylsxzcg]|(?<=[^cs])h)es$"
    r"|(?:[aeiouyl]l|[^aeiouyltd])ed$"
    r"|[aeiouy][^aeiouy]*(?:[aeiouy]l|[^aeiouyl])e(?=(?:ly|ments?|ful(?:ly)?|less(?:ly)?|ness)$)"
    r"|[gq]ues?$"
)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Syllables of one word as an American English speaker says it; at least 1.

    A hyphenated word is the sum of its parts, a figure is 1, an abbreviation in capitals is
    spelled out.
    """
    return max(1, sum(_part(part) for part in _WORD_PARTS.findall(word)))


def _part(part: str) -> int:
    if part.isdigit():
        return 1
    if part.isupper() and len(part) <= 5 and part not in SHOUTED:
        return sum(3 if letter == "W" else 1 for letter in part)
    word = part.lower().replace("’", "'")
    if known := _EXCEPTIONS.get(word):
        return known
    word = word.removesuffix("'s")
    if known := _EXCEPTIONS.get(word):
        return known
    count = len(_VOWELS.findall(word)) + len(_HIATUS.findall(word)) + len(_SYLLABIC.findall(word))
    return max(1, count - len(_SILENT.findall(word)))


def words(text: str) -> list[str]:
    """What a reader counts as words: everything between spaces that has a letter or a digit."""
    return [word for word in text.split() if word.isalnum() or _LETTER_OR_DIGIT.search(word)]


def reading_level(sentences: Iterable[tuple[BlockKind, str]]) -> ReadingLevel:
    """The Flesch-Kincaid grade of these sentences together, headings left out.

    0.0 when nothing is left to read.
    """
    counted = [
        found
        for kind, text in sentences
        if kind is not BlockKind.HEADING and (found := words(text))
    ]
    total = sum(map(len, counted))
    if not total:
        return ReadingLevel(grade=0.0, sentences=0, words=0, hard_words=0)
    heard = [syllables(word) for found in counted for word in found]
    value = 0.39 * total / len(counted) + 11.8 * sum(heard) / total - 15.59
    return ReadingLevel(
        grade=round(value, 2),
        sentences=len(counted),
        words=total,
        hard_words=sum(count >= HARD_WORD for count in heard),
    )


def measure(*texts: str) -> ReadingLevel:
    """The reading level of these sentences together."""
    return reading_level((BlockKind.PARAGRAPH, text) for text in texts)


HARD_WORD = 3
"""Syllables from which a word counts as hard, as in Gunning's fog index."""

HARDEST = 12.0
"""Grade of one sentence above which it is called hard; short ones swing too much to judge."""


def hard_words(text: str) -> tuple[str, ...]:
    """The words of a text that count as hard, each once, in order, for its author."""
    bare = (word.strip(".,;:!?()[]\"'“”‘’") for word in words(text))
    return tuple(dict.fromkeys(word for word in bare if syllables(word) >= HARD_WORD))


def is_hard(text: str) -> bool:
    """Whether a sentence is too long, or too full of long words, to be called plain."""
    count = len(words(text))
    return count > LONGEST or (count >= 10 and measure(text).grade > HARDEST)
