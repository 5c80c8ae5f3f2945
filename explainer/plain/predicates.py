"""Which verbs of a stretch of words are its own, and which belong to a clause inside it.

"A bulb that has filled is no longer drawing" has one verb of its own, "is"; "any illness that you
have had" has none, so it is the name of something and no clause.
"""

from __future__ import annotations

import re

from explainer.plain.grammar import ASKS, FINITE, MODAL, RULED, asks, is_clause
from explainer.plain.verbs import ANY_BASE, BASE, PARTICIPLE, THIRD, UNCLEAR
from explainer.plain.wordlist import lazy

_PRONOUN = r"(?:you|it|they|we|he|she|I)"
_BETWEEN = r"(?: not| never| \w+ly)*"
_TOKEN = lazy(
    r"(?P<comma>[,;:–—])"
    rf"|(?P<verb>(?<!\w)(?:{MODAL}{_BETWEEN}(?: (?:have|do|be)\b)?"
    rf"|(?:has|have|had){_BETWEEN}(?: (?:had|been)\b)?|{FINITE}|{THIRD})"
    r"|(?<=\w)['’](?:ll|re|ve)|(?<=\b[Ii]t)['’]s"
    rf"|(?:(?<=[^\Wsu]s )|(?<=percent )|(?<=% )|(?<=these )|(?<=those ))"
    rf"(?:(?:\w+ly )?{BASE}|\w+ly {ANY_BASE})"
    rf"|(?:(?<=people )|(?<=patients )|(?<=children )|(?<=women )|(?<=men ))(?:\w+ly )?{ANY_BASE}|"
    rf"{UNCLEAR}(?= (?:\w+ly|whether|that|how|what|where|why|no|more|less)\b))\b"
    r"|\b(?P<relative>that|which|who|whom|whose|where|whereby|whether|what|how|why)\b"
    r"|\b(?P<when>when|while|if|unless|until|because|although|though|once|since|before|after|as|"
    r"than|whenever)\b"
    rf"|(?<=[a-z\d] )(?P<pronoun>{_PRONOUN})\b",
    re.IGNORECASE,
)
# "After two weeks", "before the operation": no clause follows.
_NO_CLAUSE = lazy(
    r" (?:(?:the|your|an?|this|that|about|at|least|up|to|first|next|last|some|more|few|\d+|one|"
    r"two|three|four|five|six|several) )*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|"
    r"nights?|midnight|noon|morning|evening|discharge|admission|arrival|birth|surgery|operation|"
    r"procedure|treatment|test|scan|biopsy|injection|an(?:a)?esthe(?:tic|sia)|sedation|visit|"
    r"appointment|meals?|food|others?|half|\d+|\w+ing)\b"
    rf"| {FINITE}\b"
)
_ITS_VERB = lazy(rf" (?:\w+ly )?(?!{FINITE}\b){ANY_BASE}\b")
# "They seldom lie", and "patients with a new kidney lie": the verb agrees with one further off.
_FAR_VERB = lazy(
    r"(?:(?:they|we|you|I|these|those|others|some|most|many) "
    rf"(?:\w+ly |(?:also|often|seldom|never|then|always|still) )*(?P<base>{ANY_BASE})\b)|"
    r"(?:\w+ ){0,2}?(?:patients|people|women|men|children|those|[\w-]+[^\Wsui]s) "
    r"(?:with|without|of|in|from|on|at|over|under|between) (?:(?!(?:and|or|to)\b)[\w-]+ ){1,5}?"
    rf"(?P<verb>{BASE})\b(?! of\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r" ?\([^()]*\)")
_DEMONSTRATIVE = re.compile(
    r"(?:^|[,;] |\b(?:at|in|on|of|to|for|with|from|by|like|unlike|than|after|before|until|since|"
    r"during) )$",
    re.IGNORECASE,
)
_WITH_ANOTHER = re.compile(r"\b(?:and|or|but|nor)(?: \w+ly| also| not| then)? $|, then $|\bto $")
# "Two leads to the heart", "the results of": these are names of things.
_NAMED = re.compile(
    r"\b(?:the|your|an?|its|their|our|his|her|these|those|both|all|some|many|several|more|two|three|"
    r"four|five|six|of|for|with|in|on|by|no|any|whose) $",
    re.IGNORECASE,
)
_AUXILIARY_OR_BASE = lazy(rf"(?:{FINITE}|(?:\w+ly )?[a-z]+[^\Ws])(?:$| )")
_STARTS_ANEW = re.compile(
    r"\b(?:and|or|but|so|yet|then|that|which|where|whether|what|how|why|when|while|if|unless|"
    r"until|because|although|though|once|since|before|after|as|than|whenever|also|now|there)"
    r"(?: \w+ly| also| then)? $"
)


def own_verbs(text: str) -> list[re.Match[str]]:
    """The verbs that say something of the stretch as a whole, in order, its brackets left out.

    Of several verbs of one subject only the first counts. Where it is not sure whose a verb is,
    it is taken for one of a clause inside: the list may be too short, hardly too long.
    """
    text = _BRACKETS.sub("", text)
    found: list[re.Match[str]] = []
    others: list[re.Match[str]] = []
    relative, timed = 0, False
    for token in _TOKEN.finditer(text):
        before = text[: token.start()]
        kind = token.lastgroup
        if kind == "comma":
            timed = False
        elif kind == "relative":
            named = token.group() == "that" and _DEMONSTRATIVE.search(before)
            relative += not (named or _ITS_VERB.match(text, token.end()))
        elif kind == "when":
            timed = not _NO_CLAUSE.match(text, token.end())
        elif kind == "pronoun":  # "the food you eat"
            relative += not (relative or timed or _STARTS_ANEW.search(before))
        elif _WITH_ANOTHER.search(before):
            if not (relative or timed) and re.match(rf"{FINITE}\b", token.group()):
                others.append(token)
        elif _NAMED.search(before) and not _AUXILIARY_OR_BASE.match(token.group()):
            continue
        elif timed:
            timed = False
        elif relative:
            relative -= 1
        else:
            found.append(token)
    far = None if found else _FAR_VERB.match(text)
    verb = far and _WORD.match(text, max(far.start("verb"), far.start("base")))
    return [verb] if verb else found or others


def has_main(text: str) -> bool:
    """Whether there is a main clause in it, not only a name, or a condition."""
    if RULED.match(text) or re.match(r"(?:Should|Were|Had|As) ", text):
        if re.match(r"(?:When|Once|If) [^,]*\b(?:you|we) (?:will|may|must|should|can)\b", text):
            return True
        return any(stands_alone(text[comma.end() :]) for comma in re.finditer(", ", text))
    return bool(own_verbs(text) or asks(text) or is_clause(text) or _SURELY_ASKS.match(text))


# "Shampoo your hair": before "your" no other sentence begins with a word than a preposition.
_SURELY_ASKS = re.compile(
    r"(?!(?:In|On|At|For|By|With|Without|From|Under|Within|Over|Through|Of|To|All|Both|During|After|"
    r"Before|Unlike|Like|As|If|When|While|Until|Unless|Because|Since|Although|Despite|Besides|And|Or|"
    r"But|So|Then|Not|Only|Even|Is|Are|Was|Were|Can|May|Will|Should|Do|Does|Has|Have|\w+ing)\b)"
    r"[A-Z][a-z]+ (?:your|the|it|them)\b"
)


def stands_alone(text: str) -> bool:
    """Whether it is a clause or a request by itself, with a subject before its verb."""
    if ASKS.match(text):
        return True
    verbs = own_verbs(text)
    if not verbs or re.match(rf"(?:\w+ly |also |then )*{FINITE}\b", text):
        return False
    return not re.match(r"(?:to|which|who|whose|whom|that|than|rather|such|including)\b", text)


_TRAILS_OFF = lazy(
    rf"(?:\w+ly |then |also )?(?:{FINITE}|(?!compared){PARTICIPLE})\b(?! (?:by|as)\b)"
)


def trails_off(first: str) -> bool:
    """Whether it would be "It is put in, moved to the heart.", without an "and"."""
    before, _, last = first.rstrip(",").rpartition(", ")
    second = _TRAILS_OFF.match(last)
    return bool(before and second and own_verbs(before))
