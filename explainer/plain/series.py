"""Cutting what one subject does or undergoes, step by step, into a sentence for each step."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    GOVERNED,
    HAS_VERB,
    NOUN,
    PERSON,
    PLURAL,
    RULED,
    SCOPED,
    SINGULAR,
    as_sentence,
    in_brackets,
    is_long,
    says_something,
    shares_its_end,
)
from explainer.plain.predicates import trails_off
from explainer.plain.subjects import pronoun
from explainer.plain.verbs import DOES, DOES_SOMETHING, MODALS, PARTICIPLE, THIRD
from explainer.plain.wordlist import lazy


def clauses(sentence: str) -> tuple[str, ...] | None:
    """ "The skin is cut, the lump is removed and the cut is closed." → a sentence for each."""
    clause = r"(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his) (?:[\w-]+ ){1,6}?(?:is|are|was|were|will be)\b"
    if not is_long(sentence) or not re.match(clause, sentence) or GOVERNED.search(sentence):
        return None
    parts = re.split(rf"(?:,|,? and) (?={clause})", sentence)
    if len(parts) < 2 or "(" in sentence or min(len(part.split()) for part in parts) < 4:
        return None
    if any(map(trails_off, parts[:-1])):
        return None
    return tuple(map(as_sentence, parts))


_METHOD = r"(?:(?:Using|Utilizing|With|Under|Through|During|After|Before|In|At|On) [^,]*, )?"


_RULES_ON = re.compile(
    r"\b(?:if|unless|until|whether|not|while|when|because|although|once)\b", re.IGNORECASE
)


# What ends so behind somebody and before an object is a verb, known or not.
_SHE_DOES = rf"(?:{THIRD}|[a-z]+[^\Ws]s(?= (?:the|an?|your|it|them|any)\b))"


_DOES_SERIES = lazy(
    rf"(?P<lead>{_METHOD})(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w-]+ ){{1,3}}?"
    rf"|[A-Z][a-z]+ (?:[a-z-]+ ){{0,2}}?)"
    rf"(?={_SHE_DOES}\b)"
)


def active(sentence: str) -> tuple[str, ...] | None:
    """ "The surgeon makes A, removes B and closes C." → a sentence for each step, in order."""
    if not is_long(sentence) or _RULES_ON.search(sentence):
        return None
    match = _DOES_SERIES.match(sentence)
    if match is None or in_brackets(sentence, match.end()):
        return None
    does = _SHE_DOES if PERSON.search(match["subject"]) else THIRD
    if not re.match(rf"{does}\b", sentence[match.end() :]):
        return None
    joint = lazy(
        rf",? and (?P<then>then |subsequently |finally )?(?={does}\b)|, (?:then )?(?={does}\b)"
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
    if any(re.search(r" or(?:, \w+)?$", step) for step in steps):
        return None  # "lies on a bed or, alternatively, sits"
    subject = match["subject"].strip()
    again = re.sub(r"^[Aa]n? ", "The ", subject)
    rest = [f"{again} {then}{step}" for then, step in zip(links, steps[1:], strict=True)]
    return tuple(map(as_sentence, (f"{match['lead']}{subject} {steps[0]}", *rest)))


_MODAL_SERIES = lazy(
    r"(?P<lead>(?:(?:After|Before|During|At|On|In|[\w-]+ (?:hour|minute|day|week|month)s? "
    r"(?:after|before)) [^,]*, )?)"
    r"(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w'’-]+ ){1,4}?|[A-Z][a-z]+(?: and [a-z]+)? |"
    r"you |we )"
    rf"(?P<modal>{MODALS} (?:also |then |usually |gently |carefully )?)(?={DOES}\b)"
)


def modal(sentence: str) -> tuple[str, ...] | None:
    """ "The doctor will cut A, remove B and close C." → a "will" for each step, in order."""
    if not is_long(sentence) or _RULES_ON.search(sentence) or SCOPED.match(sentence):
        return None
    match = _MODAL_SERIES.match(sentence)
    if match is None or HAS_VERB.search(match["subject"]):
        return None
    joint = lazy(
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
_OTHERS_DO = lazy(
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
    joint = lazy(
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
    joint = lazy(rf"(?:,? and |, ){_THEN}(?={SINGULAR if again == 'It' else PLURAL}\b)")
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


_RELATIVE = re.compile(r" (?:that|which|who) .*")


def named(sentence: str) -> tuple[str, ...] | None:
    """ "A sore throat; a dry cough; pain." → each by itself, where none is a clause."""
    if ":" in sentence or not is_long(sentence):
        return None  # "Rare: a cough; a rash; pain": what stands before it is said of all
    parts = [re.sub(r"^(?:and|or) ", "", part) for part in sentence.rstrip(".").split("; ")]
    if len(parts) < 3 or not all(map(str.strip, parts)):
        return None
    if any(says_something(_RELATIVE.sub("", part)) for part in parts):
        return None
    return tuple(parts)


_PLACE = (
    r"(?:on|in|into|around|to|under|over|through|at|behind|across|near|inside) "
    r"(?:the|your|an?|each|one) (?:[\w-]+ ){0,3}?[\w-]+(?: and [\w-]+$)?"
)
_PUT = rf"(?:an?|the|your|some|two|three) (?:[\w-]+ ){{1,4}}?{_PLACE}"


_GAPPED = lazy(
    rf"(?P<first>(?:[A-Z][^,]*, )?(?:[\w-]+ ){{1,5}}?"
    rf"(?P<verb>{MODALS} be {PARTICIPLE}) {_PLACE}), "
    rf"(?P<others>{_PUT}(?:, {_PUT})*,? and (?P<last>{_PUT}))\.$"
)


def gapped(sentence: str) -> tuple[str, ...] | None:
    """ "Pads will be put on A, a cuff around B and a peg on C." → the verb said for each."""
    match = _GAPPED.match(sentence)
    if match is None or RULED.match(sentence) or HAS_VERB.search(match["others"]):
        return None
    others = [*match["others"][: match.start("last") - match.start("others")].split(", ")]
    things = [re.sub(r",? and $", "", other) for other in others if other] + [match["last"]]
    rests = [re.match(rf"(?P<thing>.*?) (?P<where>{_PLACE})$", thing) for thing in things if thing]
    if not all(rests):
        return None
    return (
        as_sentence(match["first"]),
        *(as_sentence(f"{at['thing']} {match['verb']} {at['where']}") for at in rests if at),
    )


_SHARE = (
    r"(?:(?:about|around|fewer than|less than|more than|up to|as many as|only|at least) )*"
    r"\d[\d.,]*(?:%| percent| in \d[\d,]*| out of)"
)
_HAPPENS = r"(?:happens?|occurs?|(?:is|are) (?:seen|reported|found)|develops?|arises?)"


def figures(sentence: str) -> tuple[str, ...] | None:
    """ "A happens in 2%, B in 5% and C in 1%." → "… B happens in 5%. C happens in 1%." """
    match = re.match(
        rf"(?P<first>(?P<what>[A-Z][^,;:()]*? )(?P<verb>{_HAPPENS}) in {_SHARE}[^,;:]*?)"
        rf"(?P<others>(?:, (?:{NOUN})in {_SHARE}[^,;:]*?)*,? and (?:{NOUN})?in {_SHARE}[^,;:]*)$",
        sentence,
    )
    if match is None or not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    parts = []
    for other in re.split(rf"(?:,? and |, )(?=(?:{NOUN})?in {_SHARE})", match["others"])[1:]:
        what, share = re.split(rf"(?:^| )in (?={_SHARE})", other, maxsplit=1)
        if HAS_VERB.search(what):
            return None
        parts.append(f"{what or 'this'} {match['verb']} in {share}")
    return tuple(map(as_sentence, (match["first"], *parts)))
