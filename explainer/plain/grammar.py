"""As much English grammar as cutting sentences needs: verbs, noun phrases, clauses."""

from __future__ import annotations

import re

from explainer.plain.verbs import BASE, CLEAR, IMPERATIVE, THIRD, UNCLEAR
from explainer.plain.wordlist import any_of, lazy

FINITE = any_of(
    "is are was were has have had does do did will would can could may might must should "
    "cannot can't won't don't doesn't isn't aren't can’t won’t don’t doesn’t isn’t aren’t"
)
BE = "be is are was were been being get gets got"
HAVE = "has have had having"
SINGULAR = r"(?:is|was|has|does|isn't|doesn't)"
PLURAL = r"(?:are|were|have|do|aren't|don't)"
MODAL = r"(?:will|would|can|could|may|might|must|should|cannot)"
VERB = rf"(?:{FINITE}|{THIRD})"
ASKS = lazy(rf"{IMPERATIVE}(?! (?:is|are|was|were|may|can|will|should|must)\b)", re.IGNORECASE)
# A noun phrase: no word that would open another clause inside it.
_OPENS_A_CLAUSE = any_of(
    "that which who whom whose to if when while than because and or but not as"
)
_NOUN_WORD = rf"(?:(?!(?:{_OPENS_A_CLAUSE}|As|If|When|While|Because)\b)[\w'’/%-]+ )"
NOUN = rf"{_NOUN_WORD}{{1,7}}?"
LONG_NOUN = rf"{_NOUN_WORD}{{1,11}}?"
PLURAL_NOUN = rf"{_NOUN_WORD}{{0,6}}?(?:[\w'’-]+[^su]s|people|men|women|children|teeth) "
CLAUSE = lazy(
    r"(?:(?:then|also|so|usually|often|now|sometimes|therefore|however,|otherwise,?) )?"
    rf"(?:{NOUN}{VERB}\b"
    r"|(?:it|this|he|she|they|you|we|there|I)(?: \w|['’](?:s|re|ll|ve) )"
    rf"|{NOUN}(?:and|or) {NOUN}(?:{FINITE}|{CLEAR})\b"
    rf"|{PLURAL_NOUN}(?:often |\w+ly )?{BASE}\b"
    rf"|(?:[\w-]+, ){{0,3}}[\w-]+ (?:and|or) (?:[\w-]+ ){{1,3}}?{FINITE}\b)",
    re.IGNORECASE,
)
SURE_SUBJECT = re.compile(
    r"(?:then |also |usually |often )?(?:it|this|these|they|you|we|I|there|the|your|our|a|an|most|"
    r"some|many|no|any|all|each|its|their|if)\b",
    re.IGNORECASE,
)
# One thing all the same: "the vas deferens is cut", "diabetes is".
_ONE_IN_S = (
    "aids always ascites atlas bias biceps caries chaos christmas deferens diabetes facies gas "
    "hallux herpes lens measles mumps news pancreas perhaps pons psoas quadriceps rabies rickets "
    "scabies series shingles sometimes species tropics triceps vas"
)
SEVERAL_S = r"[^\Wsui]s" + "".join(rf"(?<!\b{word})" for word in _ONE_IN_S.split())
_SEVERAL = lazy(rf"(?:{SEVERAL_S}|\b(?:people|men|women|children|teeth|feet))$", re.IGNORECASE)
HAS_VERB = lazy(rf"\b{VERB}\b")
RULED = re.compile(
    r"^(?:if|unless|until|when|whenever|where|wherever|while|once|although|though|because|since|whether|"
    r"as long as|even if|in case|except|only|provided)\b",
    re.IGNORECASE,
)
# Says for whom, how often or how long; it holds for all clauses after it.
SCOPED = re.compile(
    r"(?:(?:for|during|within|throughout|among)\b|(?:very |extremely )?(?:rarely|occasionally|"
    r"sometimes|often|usually|uncommonly|infrequently|seldom)\b|"
    r"(?:in|with|of)\b[^,;:]*?(?:\b(?:cases|patients|people|women|men|children|adults|babies)\b"
    r"|%(?: of (?:all )?(?:cases|patients|people|women|men|children|adults|babies)\b)?))",
    re.IGNORECASE,
)
GOVERNED = re.compile(
    r"\b(?:if|unless|until|whether|that|because|although|when|while|once|so that|provided|in case|"
    r"as long as|who|not only|either|neither|both|asked?|tell|tells|told)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|none|cannot|without|avoid|refrain|stop|cease|discontinue|\w+n['’]t)\b",
    re.IGNORECASE,
)
# After "do not …" only these cannot be meant as one more thing not to do.
STILL_NEGATIVE = re.compile(
    r"(?:do not|never|avoid|always|call|contact|seek|ask|tell|keep)\b", re.IGNORECASE
)

WEAKENED = re.compile(
    r"\b(?:may|might|can|could|should|would|not|if|unless|never|to(?! (?:the|an?|your)\b))\b",
    re.IGNORECASE,
)

PERSON = re.compile(
    r"\b(?:doctor|surgeon|nurse|patient|person|team|who|physician|people|technician|child|baby|son|"
    r"daughter|parent|mother|father|partner|woman|man|adult|friend|relative|family|midwife|staff|"
    r"practitioner|consultant|radiographer|someone)s?\b|\w{3}ists?\b"
)
"""Somebody is no "it"."""
LONGEST = 20
"""Words in a sentence that most people still follow by ear."""
WORTH_SPLITTING = 10
"""Words; a shorter sentence is easy enough as it is."""


def names_several(noun: str) -> bool:
    """Whether the last of these words, which head a noun phrase, is a plural."""
    return bool(_SEVERAL.search(noun))


def is_long(sentence: str) -> bool:
    return sentence.count(" ") >= WORTH_SPLITTING


def in_brackets(sentence: str, position: int) -> bool:
    before = sentence[:position]
    quotes = before.count('"') % 2 or before.count("“") > before.count("”")
    return before.count("(") > before.count(")") or bool(quotes)


def as_sentence(text: str, stop: str = ".") -> str:
    """The text as a sentence of its own."""
    text = text.strip().rstrip(",;")
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in ".!?:" or text.endswith(('."', ".”", ".)")) else text + stop


def is_clause(text: str) -> bool:
    return bool(CLAUSE.match(text) or ASKS.match(text))


def asks(text: str) -> bool:
    """Whether it tells the reader to do something, at once or behind "After surgery, …"."""
    return bool(ASKS.match(text) or ASKS.match(text.partition(", ")[2]))


def says_something(text: str) -> bool:
    """Whether there is a verb in it that makes it more than a name."""
    return bool(HAS_VERB.search(text) or asks(text) or CLAUSE.match(text) or _ONE_DOES.match(text))


# Behind "a" or "an" no plural can follow: "an epidural blocks pain".
_ONE_DOES = lazy(rf"An? (?:[\w-]+ ){{1,3}}?{UNCLEAR}\b")


_TIME = re.compile(
    r"\b(?:until|till|before|after|during|while|when|once|if|unless|throughout|whenever) "
    r"(?!you |your (?!visit|surgery|operation|procedure|appointment)|pain|infection)[^,]*$"
    r"|\b(?:for|in|within|over) (?:(?:the|an?|at least|up to|about|around|next|last) )*"
    r"(?:\d|one|two|three|four|five|six|half|few|several|first|rest|night|day|week|hour|minute|"
    r"month|year|short|long)[^,]*$"
    r"|\b(?:daily|twice|every|each|per|a day|\d+ times)\b[^,]*$"
)


def shares_its_end(first: str, second: str) -> bool:
    """Whether a time or a condition behind the second may be meant for the first as well."""
    return bool(_TIME.search(second)) and not _TIME.search(first)
