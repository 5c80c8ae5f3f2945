"""Say "you" to the reader: the patient becomes "you", and "should you" becomes "if you"."""

from __future__ import annotations

import re
from collections import Counter

from explainer.plain.grammar import SEVERAL_S
from explainer.plain.guarantees import NO_FACTS, Facts
from explainer.plain.inflect import base_of_third, verb_forms
from explainer.plain.verbs import ANY_BASE, PARTICIPLE
from explainer.plain.wordlist import lazy, words_of

# A document about someone else's body, or for staff: there "the patient" is not the reader.
_NOT_THE_READER = re.compile(
    r"\byour (?:child|baby|son|daughter|infant|newborn|parent|spouse|loved one|relative)|"
    r"\bthe patient's (?:family|caregiver|relatives|parents)|\bthe caregiver\b"
    r"|\b(?:dear to you|you (?:care|are caring) for)\b"
    r"|^(?:Information|Advice|Notes|(?:A )?[Gg]uid(?:e|ance)|(?:An? )?[Ll]eaflet)\b[^.;]*\b"
    r"(?:relatives|carers|caregivers|families|parents)\b",
    re.IGNORECASE,
)
_THE_PATIENT = re.compile(r"\bthe patient\b", re.IGNORECASE)
_AS_YOU = {"": "", " is": " are", " has": " have"}
_AGREE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't"}
_MODAL = words_of(
    "will may might can could must should shall would cannot had did are were have do"
)
_VERBS = words_of(
    "needs takes feels receives remains wants lies sits stands sleeps eats drinks wears "
    "stays goes comes gets uses requires experiences undergoes returns breathes wakes "
    "leaves arrives seeks notices develops moves smokes lives rests walks signs"
)
_NEXT_TO_AN_OBJECT = words_of(
    "in on at to with by for from after before during if when while and or but until as into"
)
_PATIENT = re.compile(
    r"\b(?P<article>[Tt]he|[Aa]) patient\b(?P<of>['’]s)?(?= (?P<next>[\w'’]+)|)(?![-:])"
)
_PATIENTS = re.compile(
    r"(?P<lead>^|^(?:After|Before|During|On|At|In|For|Once|When|Until) [^,;:]{3,60}, )[Pp]atients "
    r"(?=(?:should|must|may|can|will|cannot|are (?:not |strongly |kindly |usually )?(?:asked|given|"
    r"told|advised|requested|encouraged|required|expected|permitted|allowed|invited|reminded|urged))"
    r" )"
)
_OTHERS = re.compile(
    r"\b(?:other|another|each|some|most|many|few|all|these|those) patients?\b"
    r"|\bpatients? and (?:the|his|her)|\b(?:and|or) the patient\b"
)
_PATIENTS_WITH = re.compile(
    r"^(?:(?:Patients|Individuals|People|Persons|Those) who (?P<verb>[a-z]+)|"
    r"(?:Anyone|Anybody|Any patient|A patient|The patient) who (?P<third>[a-z]+)|"
    r"(?:Patients|The patient|A patient|Any patient|Individuals|People|Persons|Those|Anyone) "
    r"(?P<having>with|taking|seeking|wearing|undergoing|having|using|on|over|under|aged)) "
    r"(?P<what>(?:(?!should|must|will|which|that|are|is)[^,;: ]+ ){0,10}?)"
    r"(?<!and )(?<!or )(?P<duty>(?:should|must)(?! be (?:asked|given|told))|"
    r"will(?= be (?:asked|given|told|offered|seen|sent|invited|contacted)))(?= )"
)
_HAVING = {
    "with": "have",
    "having": "have",
    "undergoing": "undergo",
    "taking": "take",
    "seeking": "want",
    "wearing": "wear",
    "using": "use",
    "on": "are on",
    "over": "are over",
    "under": "are under",
    "aged": "are aged",
}
_THEY = re.compile(r"\b(?P<joint>if|until|unless|when|that|before|after|once|because|as) they\b")
_THEIR = re.compile(
    r"\btheir (?=(?:own|usual|morning|evening|regular|daily|next|doctor|physician|surgeon|dentist|"
    r"pharmacist|nurse|care|dose|medicines?|medications?|tablets|insulin|inhaler|mask|machine|drops|"
    r"glasses|diet|appointment|surgery|operation|treatment|back|side|front)\b)"
)
_HIS = re.compile(r"\b(?:his/her|his or her|her/his)\b")
# "The patient is helped up and walks": a verb further on that would not agree.
_SECOND_VERB = re.compile(
    r"\b(?:and|but|or|then) (?:\w+ly |then )?[a-z]+s\b|\b[Yy]ou [^,]*, (?:is|has|was)\b"
)
_HE = re.compile(
    r"\b(?:he/she|he or she|she/he)"
    r"(?:(?P<verb> is| has)\b|(?= (?:should|must|may|can|will|cannot)\b))"
)


def speaks_of_the_reader(texts: list[str]) -> bool:
    """Whether "the patient" in these sentences is who reads them, and can be "you" in each one.

    A leaflet that says "you" here and "her left side" there seems to speak of two people.
    """
    return not any(_NOT_THE_READER.search(text) for text in texts) and not any(
        _THE_PATIENT.search(address_reader(text)[0]) for text in texts if "atient" in text
    )


def address_reader(sentence: str) -> tuple[str, Facts]:
    """ "The patient should …" → "You should …", where the verb can be made to agree.

    Also "Patients with gout must …" → "If you have gout, you must …", and the "if" that it adds.
    """
    if "patient" in sentence and _OTHERS.search(sentence):
        return sentence, NO_FACTS
    if match := _PATIENTS_WITH.match(sentence):
        verb = match["verb"] or (
            _HAVING[match["having"]] if match["having"] else _as_second(match["third"])
        )
        what = re.sub(r"\bwho (?=have|take|are|use|wear|smoke|drink)", "and ", match["what"])
        rest = _as_you(sentence[match.end() :])
        if rest is None or re.search(r"\bwho\b", what):
            return sentence, NO_FACTS
        condition = f"If you {verb} {what}".rstrip()
        return f"{condition}, you {match['duty']}{rest}", Counter({("conditions", "if"): -1})
    if "atient" not in sentence:
        return sentence, NO_FACTS
    changed = _PATIENT.sub(_you, _PATIENTS.sub(_patients, sentence))
    if _agree(changed) != changed and _SECOND_VERB.search(changed):
        return sentence, NO_FACTS
    changed = _agree(changed)
    yours = _as_you(changed) if changed != sentence else None
    return yours or sentence, NO_FACTS


def _as_second(third: str) -> str:
    """ "takes" as in "you take"; "cannot" stays."""
    return _AGREE.get(third) or (third if third in _MODAL else base_of_third(third))


def _patients(match: re.Match[str]) -> str:
    return match["lead"] + ("you " if match["lead"] else "You ")


def _as_you(rest: str) -> str | None:
    """What followed "the patient" with its pronouns as "you"; None when one stays in doubt."""
    rest = _HE.sub(lambda he: "you" + _AS_YOU[he["verb"] or ""], _HIS.sub("your", rest))
    rest = _THEIR.sub("your ", _THEY.sub(r"\g<joint> you", rest))
    return None if re.search(r"\b(?:they|their|them|he|she|his|her|him)\b", rest) else rest


def _you(match: re.Match[str]) -> str:
    """ "you" with room for a verb that must still agree, or the words as they were."""
    starts = match.group("article")[0] in "TA"
    following = match.group("next") or ""
    if match.group("of"):
        general = match.group("article") in "Aa"
        return match.group() if general else "Your" if starts else "your"
    if match.group("article") in "Aa" and following not in {"should", "must"}:
        return match.group()
    fits = (
        following in _AGREE
        or following in _MODAL
        or following in _VERBS
        or following in _NEXT_TO_AN_OBJECT
        or (following == "" and not starts)
    )
    return ("You" if starts else "you") if fits else match.group()


def _agree(sentence: str) -> str:
    """The verb right after a new "you", in its second person."""

    def second(match: re.Match[str]) -> str:
        verb = match.group(2)
        return f"{match.group(1)} {_AGREE.get(verb) or base_of_third(verb)}"

    verbs = "|".join(sorted(_VERBS | _AGREE.keys()))
    return re.sub(rf"\b([Yy]ou) ({verbs})\b", second, sentence)


_DETERMINED = (
    r"(?:you|they|it|this|these|one|symptoms|problems|complications|anything|anyone|"
    r"(?:the|your|an?|this|these|any|either|one|our) [\w'’-]+(?: [\w'’-]+){0,5}?)"
)
# Behind its subject "should" stands before a verb: before a noun it says "if".
_SHOULD = lazy(
    rf"(?:^(?P<opening>[A-Z][a-z]+, )?[Ss]hould "
    rf"(?P<name>{_DETERMINED}|[a-z][\w'’-]*(?: [\w'’-]+){{0,5}}?)"
    rf"|(?<=[ ,;])should (?P<who>{_DETERMINED}))(?P<ever> ever)? "
    rf"(?<!\bor )(?<!\band )(?P<verb>{ANY_BASE})\b(?! (?:be|have|{ANY_BASE})\b)"
    rf"(?P<rest>[^,;]*(?:, (?:and|or) {ANY_BASE}\b[^,;]*)?)"
)
_WERE = lazy(
    rf"^(?P<verb>Were|Had) (?P<who>{_DETERMINED}) (?=(?:to|been|{PARTICIPLE})\b)(?=[^?]*, )"
)
_SECOND = lazy(rf"\b(?P<joint>(?:and|or|but)(?: \w+ly)?) (?P<verb>{ANY_BASE})\b")
_SEVERAL = lazy(rf"^(?:you|they|these)$|{SEVERAL_S}$| and ")
# "What should you do?", and "nor should it be turned", "under no circumstances should this be done"
_ASKED = re.compile(
    r"\b(?:what|how|when|where|why|who|which|that|so|nor|neither|never|not|seldom|rarely|hardly|"
    r"(?:no|not|only) [\w-]+(?: [\w-]+){0,2})\s?$",
    re.IGNORECASE,
)


# "Only when it is dry should the dressing be left off": a duty, not a condition.
_TURNS_ROUND = re.compile(
    r"(?:^|[;:.] |, (?:and|but) )(?:only|never|not|nor|neither|rarely|seldom|hardly|"
    r"scarcely|nowhere|(?:under|on|at|in|by|for) no)\b[^;:]*$",
    re.IGNORECASE,
)


def plain_condition(sentence: str) -> tuple[str, Facts]:
    """ "Should pain return, call us." → "If pain returns, call us." Also "Were" and "Had"."""
    if sentence.endswith("?") or not (
        "hould " in sentence or sentence.startswith(("Were ", "Had "))
    ):
        return sentence, NO_FACTS
    changed, conditions = _WERE.subn(
        lambda were: f"If {were['who']} {were['verb'].lower()} ", sentence
    )
    allowed = Counter({("conditions", "if"): -conditions})

    def condition(should: re.Match[str]) -> str:
        before = should.string[: should.start()]
        if _ASKED.search(before) or _TURNS_ROUND.search(before):
            return should.group()
        allowed["modality", "should"] += 1
        allowed["conditions", "if"] -= 1
        return _if(should)

    return _SHOULD.sub(condition, changed), allowed


_STILL = re.compile(r" (?:still|also|then|already|\w{3,}[^aeimn]ly)$")


def _if(should: re.Match[str]) -> str:
    """ "Should the wound open and leak" → "If the wound opens and leaks"."""
    who, rest = should["name"] or should["who"], should["rest"]
    still = _STILL.search(who)
    adverb = still.group() if still else ""
    who = who.removesuffix(adverb)
    several = _SEVERAL.search(re.split(r" (?:of|in|on|at|from|for|with) ", who)[0])

    def agreeing(verb: str) -> str:
        if verb == "be":
            return "are" if several else "is"
        return verb if several else verb_forms(verb)[1]

    rest = _SECOND.sub(lambda second: f"{second['joint']} {agreeing(second['verb'])}", rest)
    word = f"{should['opening']}if" if should["opening"] else "If" if should["name"] else "if"
    if should["verb"] == "be":  # "Should cells still be seen": they are still seen
        return f"{word} {who}{should['ever'] or ''} {agreeing('be')}{adverb}{rest}"
    return f"{word} {who}{adverb}{should['ever'] or ''} {agreeing(should['verb'])}{rest}"
