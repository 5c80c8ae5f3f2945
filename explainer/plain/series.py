"""Cutting what one subject does or undergoes, step by step, into a sentence for each step."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    BASE,
    CLEAR,
    FINITE,
    GOVERNED,
    HAS_VERB,
    LONG_NOUN,
    MODAL,
    NOUN,
    PARTICIPLE,
    PERSON,
    PLURAL,
    PLURAL_NOUN,
    RULED,
    SCOPED,
    SINGULAR,
    THIRD,
    as_sentence,
    in_brackets,
    is_long,
    shares_its_end,
)
from explainer.plain.wordlist import any_of


def pronoun(subject: str, verb: str, second: str = "") -> str | None:
    """The pronoun for a subject, by the verb that agrees with it, or else by its second one."""
    first = subject.split()[0].lower()
    if first in {"i", "you", "we", "they", "it", "this"} and " " not in subject:
        return subject.capitalize()
    if PERSON.search(subject):
        return None
    if re.fullmatch(MODAL, verb):
        verb = second.partition(" ")[0]
        if re.fullmatch(MODAL, verb):
            return _by_its_head(subject)
    if re.fullmatch(rf"{SINGULAR}|{CLEAR}|[a-z]+s", verb) and " and " not in subject:
        return "It"
    return "They" if re.fullmatch(rf"{PLURAL}|{BASE}", verb) else None


def _by_its_head(subject: str) -> str | None:
    """ "It" or "They" for "the information gained in the test", by the noun that leads it."""
    head = _BEHIND_THE_HEAD.split(subject)[0].split()[-1].lower()
    if subject.count(" ") < 3:
        return "They" if re.search(r"[^su]s$", subject) else None
    if head in {
        "the",
        "your",
        "a",
        "an",
        "this",
        "these",
        "most",
        "some",
        "all",
        "no",
        "none",
    }:
        return None
    several = re.search(r"[^sui]s$", head) or " and " in subject
    return "They" if several else "It"


_BEHIND_THE_HEAD = re.compile(
    r" (?:(?:of|in|on|for|from|to|with|by|at|about|during|after)\b|(?:\w+ed|\w+ing|given|taken)\b)"
)


def clauses(sentence: str) -> tuple[str, ...] | None:
    """ "The skin is cut, the lump is removed and the cut is closed." → a sentence for each."""
    clause = r"(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his) (?:[\w-]+ ){1,6}?(?:is|are|was|were|will be)\b"
    if not is_long(sentence) or not re.match(clause, sentence) or GOVERNED.search(sentence):
        return None
    parts = re.split(rf"(?:,|,? and) (?={clause})", sentence)
    if len(parts) < 2 or "(" in sentence or min(len(part.split()) for part in parts) < 4:
        return None
    return tuple(map(as_sentence, parts))


_METHOD = r"(?:(?:Using|Utilizing|With|Under|Through|During|After|Before|In|At|On) [^,]*, )?"


_RULES_ON = re.compile(
    r"\b(?:if|unless|until|whether|not|while|when|because|although|once)\b", re.IGNORECASE
)


def active(sentence: str) -> tuple[str, ...] | None:
    """ "The surgeon makes A, removes B and closes C." → a sentence for each step, in order."""
    if not is_long(sentence) or _RULES_ON.search(sentence):
        return None
    match = re.match(
        rf"(?P<lead>{_METHOD})(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w-]+ ){{1,3}}?"
        rf"|[A-Z][a-z]+ (?:[a-z-]+ ){{0,2}}?)"
        rf"(?={THIRD}\b)",
        sentence,
    )
    if match is None or in_brackets(sentence, match.end()):
        return None
    joint = re.compile(
        rf",? and (?P<then>then |subsequently |finally )?(?={THIRD}\b)|, (?:then )?(?={THIRD}\b)"
    )
    steps, links, start = [], [], match.end()
    for found in joint.finditer(sentence, match.end()):
        if not in_brackets(sentence, found.start()):
            steps.append(sentence[start : found.start()])
            links.append(found["then"] or "")
            start = found.end()
    steps.append(sentence[start:])
    if len(steps) < 2 or min(len(step.split()) for step in steps) < 2:
        return None
    subject = match["subject"].strip()
    again = re.sub(r"^[Aa]n? ", "The ", subject)
    rest = [f"{again} {then}{step}" for then, step in zip(links, steps[1:], strict=True)]
    return tuple(map(as_sentence, (f"{match['lead']}{subject} {steps[0]}", *rest)))


_SURELY_DOES = any_of(
    "apply arrange ask assess attach attend avoid be become begin bleed breathe bring carry "
    "collect come confirm connect continue decide deliver describe develop disconnect discuss "
    "dissolve divide do eat encourage ensure enter examine explain fasten find fit follow get give "
    "go guide have hear help identify inflate inform inject insert keep leave lie listen make meet "
    "obtain perform prepare prevent produce protect provide put raise recommend receive recover "
    "reduce refer relieve remove replace require review rinse seek select send settle sit speak "
    "stay swell take teach tell transfer try turn undergo understand undress use wear weigh "
    "withdraw"
)
# These may be nouns or adjectives: "support at home", "open wounds".
_MAYBE_DOES = any_of(
    "affect allow answer arrest bruise call cause change check clean close complete contact "
    "control cough cover cut damage drain drink dress empty experience feel fill hold improve "
    "increase interfere lift look lower mark measure monitor move need notice numb offer open "
    "order pass phone place plan press progress pull push read record relax repair rest return run "
    "scan seal secure shave show shower sign sleep slide squeeze stand start stitch stop store "
    "supply talk tape test thread tie touch treat visit wait wake walk want wash watch"
)
DOES = rf"(?:{_SURELY_DOES}|{_MAYBE_DOES})"
_THING = (
    r"(?:the|your|a|an|any|some|it|them|you|this|these|their|our|how|what|whether|all|both|more|"
    r"additional|further|plenty|enough|at least)"
)
DOES_SOMETHING = rf"(?:{DOES} {_THING}|{_SURELY_DOES} [\w-]+)"
MODALS = r"(?:will|may|can|could|might|should|must)"


def modal(sentence: str) -> tuple[str, ...] | None:
    """ "The doctor will cut A, remove B and close C." → a "will" for each step, in order."""
    if not is_long(sentence) or _RULES_ON.search(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        r"(?P<lead>(?:(?:After|Before|During|At|On|In) [^,]*, )?)"
        r"(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w'’-]+ ){1,4}?|[A-Z][a-z]+(?: and [a-z]+)? |"
        r"you |we )"
        rf"(?P<modal>{MODALS} (?:also |then |usually |gently |carefully )?)(?={DOES}\b)",
        sentence,
    )
    if match is None or HAS_VERB.search(match["subject"]):
        return None
    joint = re.compile(
        r"(?:,? and |, as (?P<also>well) as |, )(?P<then>then |\w+ly )?"
        rf"(?=have |{DOES_SOMETHING}\b)"
    )
    others = _OTHERS_DO.search(sentence, match.end())
    end = others.start() if others else len(sentence)
    cuts = [
        at
        for at in joint.finditer(sentence, match.end(), end)
        if not in_brackets(sentence, at.start())
    ]
    if not cuts:
        return None
    parts, start, lead = [], match.end(), ""
    subject = re.sub(r"^[Aa]n? ", "The ", match["subject"])
    again = match["modal"].partition(" ")[0]
    for cut in cuts:
        parts.append(lead + sentence[start : cut.start()])
        lead = f"{subject}{again} {'also ' if cut['also'] else ''}{cut['then'] or ''}"
        start = cut.end()
    parts.append(lead + sentence[start:])
    if any(", " in part for part in parts) or min(len(part.split()) for part in parts) < 2:
        return None
    if shares_its_end(*parts[-2:]):
        return None
    return tuple(map(as_sentence, (sentence[: match.end()] + parts[0], *parts[1:])))


# What somebody else is asked, let or helped to do may go on behind "and".
_OTHERS_DO = re.compile(
    r"\b(?:to [a-z]+(?<!to the)(?<!to your)(?<!to a)\b(?! room| hospital| ward)|help|let|make|see|"
    r"watch|hear|asked|told|by|who|which|where|how|what|not)\b"
    rf"|\bor (?={DOES}\b)"
)


_ON = r"(?:through|into|in|to|from|with|on|under|at|by|for|out|off|using|around|over|up|between)"
_THEN = r"(?P<then>then |subsequently |finally )?"


def passive(sentence: str) -> tuple[str, ...] | None:
    """ "The tube is passed through A and advanced to B." → "… It is advanced to B." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        r"(?P<subject>(?:The|Your|An?|It|They|You|We) (?:[\w-]+,? ){0,8}?)"
        rf"(?P<verb>is|are|was|were|{MODALS} be) (?=(?:\w+ly )?{PARTICIPLE}\b)",
        sentence,
    )
    if match is None or HAS_VERB.search(match["subject"]):
        return None
    joint = re.compile(
        rf"(?:,? and |, ){_THEN}(?=(?:\w+ly )?{PARTICIPLE} {_ON}\b|(?:\w+ly )?\w+ed\.?$"
        r"|(?:given|shown) (?:a|an|some|any|the|your|something)\b)"
    )
    again = "They" if match["verb"] in {"are", "were"} else "It"
    if match["verb"].endswith("be") or match["subject"] in {"You ", "We "}:
        again = re.sub(r"^An? ", "The ", match["subject"]).strip()
        if len(again.split()) > _SAID_AGAIN:
            return None
    steps = _steps(sentence, match.end(), joint, f"{again} {match['verb']}")
    bare = steps and re.search(rf"\b{PARTICIPLE}\.$", steps[0])
    if steps and bare and re.search(r"\b(?:by|using|under|during|at|after|before)\b", steps[-1]):
        return None  # "started and controlled by": both by it
    return steps


_SAID_AGAIN = 4
"""Words of a subject that may be said twice."""


def finite(sentence: str) -> tuple[str, ...] | None:
    """ "The clip is not felt, does not move and is safe." → "… It does not move. It is safe." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(rf"(?P<subject>{NOUN})(?P<verb>{SINGULAR}|{PLURAL})\b", sentence)
    if match is None:
        return None
    again = pronoun(match["subject"].strip(), match["verb"])
    if again is None:
        return None
    joint = re.compile(rf"(?:,? and |, ){_THEN}(?={SINGULAR if again == 'It' else PLURAL}\b)")
    found = _steps(sentence, match.start("verb"), joint, again)
    return found if found and len(found) > 2 else None


def _steps(sentence: str, start: int, joint: re.Pattern[str], again: str) -> tuple[str, ...] | None:
    """The sentence cut at each joint behind `start`, with `again` in front of what follows."""
    cuts = [at for at in joint.finditer(sentence, start) if not in_brackets(sentence, at.start())]
    if not cuts or GOVERNED.search(sentence, 0, cuts[-1].start()):
        return None
    parts = [sentence[: cuts[0].start()]]
    ends = [*(cut.start() for cut in cuts[1:]), len(sentence)]
    for cut, end in zip(cuts, ends, strict=True):
        parts.append(f"{again} {cut['then'] or ''}{sentence[cut.end() : end]}")
    return tuple(map(as_sentence, parts))


# What somebody else may do behind "and".
LETS_OTHERS = re.compile(
    r"\bto (?!(?:the|your|a|an|this|our|hospital|bed|room)\b)[a-z]+"
    r"|\b(?:help|let|make|see|watch|have|how|what|where|or)\b",
    re.IGNORECASE,
)


def same_subject(sentence: str) -> tuple[str, ...] | None:
    """ "The cut is small and will heal fast." → "… It will heal fast." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = (
        re.match(
            rf"(?P<first>(?P<subject>{LONG_NOUN}(?:(?:and|or) {NOUN})?)"
            rf"(?P<verb>{SINGULAR}|{PLURAL}|{MODAL}|{THIRD})\b[^,:;]*?),? "
            rf"(?P<word>and|but) (?P<second>(?:\w+ly )?(?:{FINITE}|{THIRD})\b.*)$",
            sentence,
        )
        or re.match(
            rf"(?P<first>(?P<subject>{PLURAL_NOUN})(?P<verb>{BASE})\b[^,:;]*?),? "
            rf"(?P<word>and|but) (?P<second>(?:\w+ly )?(?:{PLURAL}|{MODAL})\b.*)$",
            sentence,
        )
        or _both_do(sentence)
    )
    if (
        match is None
        or GOVERNED.search(match["first"])
        or in_brackets(sentence, match.start("second"))
    ):
        return None
    if re.fullmatch(MODAL, match["verb"]) and re.match(r"(?:have|do)\b(?! not)", match["second"]):
        return None  # "You will be taken to the ward and have a drink"
    subject = match["subject"].strip()
    asked = subject.lower() == "you" and re.fullmatch(MODAL, match["verb"])
    asked = asked and (match["word"] == "but" or sentence[match.end("first")] == ",")
    if asked and re.match(r"do(?:n['’]t| not)\b", match["second"]):  # "…, but do not drive"
        but = "but " if match["word"] == "but" else ""
        return as_sentence(match["first"]), as_sentence(but + match["second"])
    again = pronoun(subject, match["verb"], match["second"]) or re.sub(r"^An? ", "The ", subject)
    if re.match(rf"{FINITE}(?: not)?,", match["second"]):
        return None  # "is not meant to, and does not, help"
    if len(match["first"].split()) < 4 or len(again.split()) > 3 or ", " in match["first"]:
        return None
    if re.match(r"[A-Z]", again) and not re.match(r"(?:I|The|This|Your|It|They|You|We)\b", again):
        return None
    joint = f"But {again[0].lower()}{again[1:]}" if match["word"] == "but" else again
    return as_sentence(match["first"]), as_sentence(f"{joint} {match['second']}")


def _both_do(sentence: str) -> re.Match[str] | None:
    """ "The leads carry A and send B." """
    match = re.match(
        rf"(?P<first>(?P<subject>{PLURAL_NOUN}|You |They |We )(?P<verb>{PLURAL}|{DOES})\b[^,:;]*?) "
        rf"(?P<word>and|but) (?P<second>{DOES_SOMETHING}\b.*|last (?:for|between|about|up)\b.*)$",
        sentence,
    )
    if match is None or HAS_VERB.search(match["subject"]) or LETS_OTHERS.search(match["first"]):
        return None
    return None if shares_its_end(match["first"], match["second"]) else match
