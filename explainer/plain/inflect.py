"""The few English endings that a glossary needs: verbs, plurals, "a" and "an"."""

from __future__ import annotations

import re

from explainer.plain.wordlist import words_of

# base: third person, past, participle, -ing; only where the endings below would be wrong.
_IRREGULAR = {
    row.split()[0]: tuple(row.split()[1:])
    for row in """
    be is was been being
    begin begins began begun beginning
    bend bends bent bent bending
    blow blows blew blown blowing
    break breaks broke broken breaking
    breathe breathes breathed breathed breathing
    bring brings brought brought bringing
    build builds built built building
    burst bursts burst burst bursting
    buy buys bought bought buying
    choose chooses chose chosen choosing
    come comes came come coming
    cut cuts cut cut cutting
    do does did done doing
    draw draws drew drawn drawing
    drink drinks drank drunk drinking
    drive drives drove driven driving
    eat eats ate eaten eating
    feed feeds fed fed feeding
    feel feels felt felt feeling
    find finds found found finding
    fly flies flew flown flying
    get gets got gotten getting
    give gives gave given giving
    go goes went gone going
    grow grows grew grown growing
    have has had had having
    hide hides hid hidden hiding
    hold holds held held holding
    hurt hurts hurt hurt hurting
    keep keeps kept kept keeping
    kneel kneels knelt knelt kneeling
    know knows knew known knowing
    lead leads led led leading
    leave leaves left left leaving
    let lets let let letting
    lie lies lay lain lying
    lose loses lost lost losing
    make makes made made making
    meet meets met met meeting
    pay pays paid paid paying
    put puts put put putting
    read reads read read reading
    rebuild rebuilds rebuilt rebuilt rebuilding
    rise rises rose risen rising
    run runs ran run running
    say says said said saying
    see sees saw seen seeing
    seek seeks sought sought seeking
    send sends sent sent sending
    set sets set set setting
    shake shakes shook shaken shaking
    show shows showed shown showing
    shrink shrinks shrank shrunk shrinking
    shut shuts shut shut shutting
    sit sits sat sat sitting
    sleep sleeps slept slept sleeping
    speak speaks spoke spoken speaking
    speed speeds sped sped speeding
    spit spits spat spat spitting
    spread spreads spread spread spreading
    stand stands stood stood standing
    stick sticks stuck stuck sticking
    strive strives strove striven striving
    swell swells swelled swollen swelling
    swim swims swam swum swimming
    take takes took taken taking
    tell tells told told telling
    think thinks thought thought thinking
    throw throws threw thrown throwing
    undergo undergoes underwent undergone undergoing
    undertake undertakes undertook undertaken undertaking
    wake wakes woke woken waking
    wear wears wore worn wearing
    withdraw withdraws withdrew withdrawn withdrawing
    write writes wrote written writing
    """.strip().splitlines()
}
_DOUBLED = words_of(
    "ban chop clot commit concur control dip drip drop grip incur jog nap occur omit pat "
    "permit plan recur refer reoccur rot rub scan scrub shrug sip skip slip snap squat step "
    "stop strip submit swab tap transmit trim trip wet wrap"
)
_PLURALS = {
    "foot": "feet",
    "tooth": "teeth",
    "child": "children",
    "person": "people",
    "woman": "women",
    "man": "men",
    "vertebra": "vertebrae",
    "ovum": "ova",
    "bacterium": "bacteria",
}
_BEFORE_THE_HEAD = re.compile(
    r"^(.*?)( (?:after|at|before|caught|done|for|from|in|into|of|on|to|under|where|with) .*)$"
)
_SOUNDS_LIKE_A_CONSONANT = re.compile(
    r"(?:uni(?![dnm])|us[aeu]|ut[ei]|ur[aeio]|ubi|uv[eu]|eu|one\b|once\b|ewe)", re.IGNORECASE
)
_SOUNDS_LIKE_A_VOWEL = re.compile(
    r"(?:[aeiou]|hour|honest|heir|8|11\b|18\b|X-ray|MRI|[FHLMNRSX][A-Z])"
)


def verb_forms(phrase: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form; the first word is the verb.

    Both are inflected of two verbs: "eat or drink" → "eats or drinks".
    """
    verb, space, rest = phrase.partition(" ")
    if rest.startswith("or "):
        first, second = verb_forms(verb), verb_forms(rest.removeprefix("or "))
        base, third, past, participle, ing = (
            f"{one} or {other}" for one, other in zip(first, second, strict=True)
        )
        return base, third, past, participle, ing
    third, past, participle, ing = _IRREGULAR.get(verb) or _regular(verb)
    tail = space + rest
    return verb + tail, third + tail, past + tail, participle + tail, ing + tail


def base_of_third(verb: str) -> str:
    """The base form of a third-person verb: "reduces" → "reduce", "carries" → "carry"."""
    for base, forms in _IRREGULAR.items():
        if forms[0] == verb:
            return base
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", verb):
        return verb[:-2]
    return verb[:-1]


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb in _DOUBLED:
        doubled = verb + verb[-1]
        return verb + "s", doubled + "ed", doubled + "ed", doubled + "ing"
    if re.search(r"[^aeiou]y$", verb):
        past = verb[:-1] + "ied"
        return verb[:-1] + "ies", past, past, verb + "ing"
    third = verb + ("es" if re.search(r"(?:s|sh|ch|x|z)$", verb) else "s")
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith(("ee", "ye", "oe")) else verb[:-1] + "ing"
        return third, verb + "d", verb + "d", ing
    return third, verb + "ed", verb + "ed", verb + "ing"


def plural(phrase: str) -> str:
    """The plural of a noun phrase: "lens in the eye" → "lenses in the eye"."""
    if match := _BEFORE_THE_HEAD.match(phrase):
        return plural(match.group(1)) + match.group(2)
    if " or " in phrase:
        return " or ".join(map(plural, phrase.split(" or ")))
    before, space, noun = phrase.rpartition(" ")
    if noun in _PLURALS:
        return before + space + _PLURALS[noun]
    if noun.endswith("sis"):
        ending = noun[:-2] + "es"
    elif re.search(r"[^aeiou]y$", noun):
        ending = noun[:-1] + "ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", noun):
        ending = noun + "es"
    else:
        ending = noun + "s"
    return before + space + ending


_BRITISH = tuple(
    tuple(row.split("/"))
    for row in words_of(
        "anesth/anaesth hemo/haemo hemat/haemat edema/oedema esoph/oesoph diarrhea/diarrhoea "
        "pediatr/paediatr gynec/gynaec orthoped/orthopaed tumor/tumour anemia/anaemia "
        "leukemia/leukaemia feces/faeces fecal/faecal odor/odour fiber/fibre center/centre "
        "favor/favour endeavor/endeavour color/colour labor/labour behavior/behaviour "
        "iz/is yz/ys"
    )
)


def british(words: tuple[str, ...]) -> tuple[str, ...]:
    """American spellings as a British leaflet has them: "anesthetic" → "anaesthetic"."""
    text = " ".join(words)
    for american, spelling in _BRITISH:
        text = text.replace(american, spelling)
    return tuple(text.split(" "))


def article(following: str) -> str:
    """ "a" or "an", whichever goes before these words."""
    if _SOUNDS_LIKE_A_CONSONANT.match(following):
        return "a"
    return "an" if _SOUNDS_LIKE_A_VOWEL.match(following) else "a"
