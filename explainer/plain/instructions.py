"""Instructions said to the reader: "The dressing should be kept dry." → "Keep the dressing dry."

Only what the reader surely does is asked of them: pills are swallowed by who reads, and a drain
is removed by somebody else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from explainer.plain.glossary import common_words
from explainer.plain.guarantees import NO_FACTS, Facts
from explainer.plain.inflect import verb_forms
from explainer.plain.lexicon import BRANDS, DRUGS
from explainer.plain.verbs import PARTICIPLE
from explainer.plain.wordlist import any_of, lazy, words_of

_BODY = r"(?:arm|leg|hand|wrist|elbow|fingers?|foot|feet|toes|ankle|knee|hip|shoulder|neck|head)s?$"
_NO_SAMPLE = (
    r"^(?!.*\b(?:samples?|specimens?|tissue|fluid|blood|swabs?|photo\w*|x-rays?|scans?|pictures?|pressure|pulse|"
    r"temperature|history|readings?|measurements?|biops\w+|consent)\b)"
)
_TEAM = (
    r"\b(?:doctor|nurse|surgeon|team|ward|clinic|hospital|unit|staff|dentist|pharmacist|physician|"
    r"\w+ologist|an(?:a)?esthetist|consultant|specialist|line|service|department|office|911|999)s?$"
)
# What a reader does, and where it needs it, of what they surely do it themselves.
_READER_DOES = {
    **dict.fromkeys(
        words_of(
            "avoid bring carry chew consume continue crush discard discontinue drink eat elevate "
            "finish keep limit raise report resume rinse share sip store stop swallow wash wear"
        ),
        "",
    ),
    "apply": r"\b(?:ice|cold pack|cream|ointment|lotion|sunscreen|pressure|moisturi\w+)s?\b",
    "arrange": r"\b(?:transport\w*|lift|ride|time off|help|child ?care|someone)\b",
    "bend": _BODY,
    "brush": r"\bteeth\b",
    "call": _TEAM,
    "clean": r"\b(?:teeth|dentures|glasses|mask|inhaler|spacer)\b",
    "complete": r"\b(?:course|form|questionnaire|diary|exercises)s?\b",
    "consult": _TEAM,
    "contact": _TEAM,
    "cross": r"\blegs$",
    "do": r"\bexercises?\b",
    "exceed": r"\bdose\b",
    "exercise": _BODY,
    "expose": r"\b(?:scar|skin|wound|area|face|eye)s?\b",
    "inform": _TEAM,
    "make": r"\bappointment\b",
    "miss": r"\bdoses?\b",
    "move": _BODY,
    "notify": _TEAM,
    "operate": r"\b(?:machin\w+|vehicles?|tools|equipment)\b",
    "perform": r"\bexercises?\b",
    "phone": _TEAM,
    "protect": r"\b(?:scar|skin|wound|eye|face|area)s?\b",
    "read": r"\b(?:leaflet|booklet|sheet|form|instructions|information)\b",
    "remove": r"\b(?:jewel\w+|rings?|lenses|make-?up|polish|dentures|glasses|piercings?|cloth\w+|"
    r"watch(?:es)?|hearing aids?|underwear|necklaces?|earrings?|metal|plaster|band-aid|bandage)\b",
    "return": r"\b(?:forms?|tablets|medicines|monitor|card|equipment|crutches|device)\b",
    "seek": r"\b(?:advice|help|attention|care|assistance)\b",
    "sign": r"\bform\b",
    "take": _NO_SAMPLE,
    "telephone": _TEAM,
    "tell": _TEAM,
    "use": r"\b(?:soap|tampons?|straw|lotions?|creams?|powders?|deodorant|crutches|condoms?|"
    r"contracepti\w+|birth control|pillows?|ear ?plugs|hot tubs?|saunas?|heating pads?|mouthwash|"
    r"inhalers?|towels?|stockings)\b",
}
# What a reader is told not to do.
_READER_DOES_NOT = words_of(
    "disturb ignore immerse leave lift pick pull rub scratch shave skip soak squeeze submerge touch"
)
_AS = {
    "discard": "throw away",
    "discontinue": "stop",
    "elevate": "raise",
    "inform": "tell",
    "notify": "tell",
    "perform": "do",
    "resume": "go back to",
    "seek": "get",
    "telephone": "call",
}
_BASES = {verb_forms(base)[3]: base for base in {*_READER_DOES, *_READER_DOES_NOT}}
_MAY = words_of("drunk eaten sipped swallowed taken washed worn continued used resumed consumed")
_FACT = {
    "should": "should",
    "ought to": "should",
    **dict.fromkeys(("must", "has to", "have to", "need to", "needs to"), "must"),
}
_LEAD = r"(?P<lead>(?:After|Before|During|For|Until|Unless|If|When|While|Once|At|On|In) [^,;:]*, )?"
_HOW = r"(?P<never>not |never |always |only |also )?"
_INSTRUCTION = lazy(
    rf"^{_LEAD}(?P<what>[^;:.()]+?) (?:(?P<duty>{'|'.join(_FACT)}) {_HOW}be|"
    rf"(?:is|are) {_HOW.replace('never>', 'toned>')}to be) "
    rf"(?P<how>\w+ly )?(?P<verb>{any_of(_BASES)})(?: or (?P<other>{any_of(_BASES)}))?\b"
    r"(?P<rest>[^:]*)$"
)
_ALLOWED = lazy(
    rf"^{_LEAD}(?P<what>[^;:.()]+?) (?P<may>may|can) (?P<also>also )?be "
    rf"(?P<verb>{any_of(_MAY)})\b(?P<rest>[^:]*)$"
)
_OTHER_AGENT = re.compile(
    r"\bby (?!mouth\b|hand\b|yourself\b|\w+ing\b|\d)|^ (?:out|off|down|up|over|back|apart|into|"
    r"to (?:the|a|hospital)|from|for (?:test|anal|exam)\w*)\b|\bnor\b|"
    r"\b(?:and|but|or)\b[^.]*? (?:should|must|may|can) "
)
_ALSO_DONE = lazy(
    rf"\b(?:and|or|but|then) (?:\w+ly )?{PARTICIPLE}\b|, not |"
    rf", and (?:\w+ ){{1,2}}{PARTICIPLE} (?:to|in|into|on|with|by|from|at)\b"
)
_TOGETHER = re.compile(r"\b(?:together|each other|one another|both|at the same time)\b")
_NOT_IN_A_NOUN = re.compile(
    r"\b(?:that|which|who|is|are|was|were|will|may|can|should|must|if|when|you|patients?|and you)\b"
    r"|^(?:also|but|now|sadly|so|then|neither|therefore|please|during|after|before|in|on|at|for|with|"
    r"to|by|from|once|as|of|under|within|until|unless|while)\b"
)
_IN_A_LIST = re.compile(r"[\w' -]{3,30}(?:, [\w' -]{3,30})*,? (?:and|or) [\w' -]{3,30}$")
_OPENING = words_of(
    "the your all any these this each both a an it they such other most some every alcohol food "
    "foods medicine medicines bathing driving smoking exercise exercises tablets capsules pills "
    "drops heavy strenuous vigorous gentle contact jewelry jewellery necklaces earrings rings "
    "valuables clothing clothes glasses dentures make-up makeup nail creams lotions powders soap "
    "baths crutches stockings shoes ice solid spicy fatty hot warm cold fluids liquids clear water "
    "milk coffee tea medical urgent loose ill-fitting tampons aspirin-containing unused sudden "
    "care great particular doses lifting swimming herbal fizzy carbonated caffeine smoking"
)


class _Request(NamedTuple):
    """What the reader is asked to do, in parts."""

    lead: str
    words: str

    def __str__(self) -> str:
        first = self.words[0].lower() if self.lead else self.words[0].upper()
        return self.lead + first + self.words[1:]


def ask_directly(sentence: str) -> tuple[str, Facts]:
    """ "The dressing should be kept dry." → "Keep the dressing dry.", and the duty that it says."""
    for rule, needs in _RULES:
        found = rule(sentence) if needs.search(sentence) else None
        if found is not None:
            return str(found[0]), found[1]
    return sentence, NO_FACTS


def _asked(sentence: str) -> tuple[_Request, Facts] | None:
    match = _INSTRUCTION.match(sentence)
    if match is None or _OTHER_AGENT.search(match["rest"]) or _ALSO_DONE.search(match["rest"]):
        return None
    never = (match["never"] or match["toned"] or "").strip()
    what, none = _as_object(match["what"], in_front=match["lead"] is None)
    if what is None or (none and never):
        return None
    base = _BASES[match["verb"]]
    if none:
        never = "not"
    if not _surely_reader(base, match["what"], never=never in {"not", "never"}):
        return None
    verb = _AS.get(base, base)
    if other := match["other"] and _BASES[match["other"]]:
        if not _surely_reader(other, match["what"], never=never in {"not", "never"}):
            return None
        verb = f"{verb} or {_AS.get(other, other)}"
    if never in {"not", "never"} and not _TOGETHER.search(sentence):
        what = re.sub(r" and (?=[\w' -]+$)", " or ", what)
    said = {"not": f"do not {verb}", "": verb}.get(never, f"{never} {verb}")
    if verb == "take" and what.endswith("care"):
        what = what.lower()
    fact = _FACT.get(match["duty"] or "")
    words = f"{match['how'] or ''}{said} {what}{match['rest']}"
    words = re.sub(r"\bthrow away (it|them)\b", r"throw \1 away", words)
    return _Request(match["lead"] or "", words), Counter({("modality", fact): 1} if fact else {})


def _surely_reader(base: str, what: str, *, never: bool) -> bool:
    if base in _READER_DOES_NOT:
        return never
    return re.search(_READER_DOES[base], what, re.IGNORECASE) is not None


def _allowed(sentence: str) -> tuple[_Request, Facts] | None:
    """ "Water may be sipped until noon." → "You may sip water until noon." """
    match = _ALLOWED.match(sentence)
    if match is None or _OTHER_AGENT.search(match["rest"]) or _ALSO_DONE.search(match["rest"]):
        return None
    what, none = _as_object(match["what"], in_front=match["lead"] is None)
    base = _BASES[match["verb"]]
    if what is None or not _surely_reader(base, match["what"], never=False):
        return None
    verb = _AS.get(base, base)
    if none:  # "Nothing may be eaten" is a ban
        words = f"do not {verb} {what}{match['rest']}"
        return _Request(match["lead"] or "", words), Counter({("modality", match["may"]): 1})
    words = f"you {match['may']} {match['also'] or ''}{verb} {what}{match['rest']}"
    return _Request(match["lead"] or "", words), NO_FACTS


def _as_object(what: str, *, in_front: bool) -> tuple[str | None, bool]:
    """The subject as it stands after a verb, None when it is not sure to be a thing; and whether
    it was nothing: "No food" is "any food" after "do not".
    """
    if len(what.split()) > 9 or _NOT_IN_A_NOUN.search(what.lower()):
        return None, False
    if "," in what and not _IN_A_LIST.match(what):
        return None, False
    first, _, rest = what.partition(" ")
    if first.lower() == "nothing" or (first.lower() == "no" and rest):
        return f"anything {rest}".rstrip() if first.lower() == "nothing" else f"any {rest}", True
    if first == "They":
        return ("them", False) if not rest else (None, False)
    if not in_front:
        return what, False
    first = first.lower().rstrip(",")
    if first in _OPENING | common_words() | DRUGS and first not in BRANDS:
        return what[0].lower() + what[1:], False
    return None, False


# ---------------------------------------------------------------- activities

_GERUNDS = {
    verb_forms(base)[4]: base
    for base in words_of(
        "drive swim smoke run cycle jog bathe shower lift fly eat drink walk exercise vacuum squat "
        "jump kneel dive bend"
    )
}
_THINGS = (
    (re.compile(r"heavy lifting$"), "lift heavy things"),
    (re.compile(r"air travel$"), "travel by air"),
    (re.compile(r"((?:contact )?sports?)$"), r"play \1"),
    (re.compile(r"(sexual intercourse|intercourse|sex)$"), "have sex"),
    (re.compile(r"((?:tub |hot )?baths?)$"), r"take \1"),
    (re.compile(r"(hot tubs?|saunas?|swimming pools?)$"), r"use \1"),
    (re.compile(r"((?:solid )?foods?(?: and drinks?)?)$"), r"have \1"),
    (re.compile(r"((?:clear )?(?:fluids|liquids)|water|alcohol|tea|coffee|milk)$"), r"drink \1"),
)
_ACTIVITY = lazy(
    rf"^{_LEAD}(?P<what>[A-Za-z][\w ,-]{{2,60}}?) (?:"
    r"(?P<banned>(?:is|are) (?:strictly )?(?:(?:not|never) (?:permitted|allowed)|prohibited|"
    r"forbidden|banned))|"
    r"(?P<avoided>(?P<duty>should|must) (?:not|never) be (?:attempted|undertaken|done|resumed))|"
    r"(?P<allowed>(?:is|are) (?:permitted|allowed)))"
    r"(?P<rest>(?: (?:until|for|from|after|before|during|in|on|at|unless|while|as|when|if|within|"
    r"provided|by)\b[^:;]*)?[.!]?)$"
)


def _activity(sentence: str) -> tuple[_Request, Facts] | None:
    """ "Driving is not permitted for 2 days." → "Do not drive for 2 days." """
    match = _ACTIVITY.match(sentence)
    if match is None:
        return None
    parts = re.split(r", (?:and |or )?| and | or ", match["what"])
    done = [_as_done(part.strip()) for part in parts]
    if None in done or not done:
        return None
    words = [part for part in done if part is not None]
    joined = " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
    lead, rest = match["lead"] or "", match["rest"]
    if match["allowed"]:
        return _Request(lead, f"you may {joined}{rest}"), Counter({("modality", "may"): -1})
    said: Facts = Counter()
    if match["duty"]:
        said["modality", match["duty"]] = 1
    if " no" not in (match["banned"] or " no") and " never" not in (match["banned"] or " never"):
        said["negations", "not"] = -1
    return _Request(lead, f"do not {joined}{rest}"), said


def _as_done(what: str) -> str | None:
    """ "driving a car" → "drive a car", "tub baths" → "take tub baths"; None for all else."""
    first, space, rest = what.partition(" ")
    if first.lower() in _GERUNDS:
        return _GERUNDS[first.lower()] + space + rest
    for pattern, done in _THINGS:
        if found := pattern.match(what.lower()):
            return found.expand(done)
    return None


_RULES = (
    (_asked, re.compile(r"(?:should|must|to|not|never|always|only|also) be ")),
    (_allowed, re.compile(r"(?:may|can|also) be ")),
    (_activity, re.compile(r" (?:permitted|allowed|prohibited|forbidden|banned|be)\b")),
)
"""Each rule and what must be in a sentence for it to be tried at all."""
