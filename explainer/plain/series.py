"""Cutting what one subject does or undergoes, step by step, into a sentence for each step."""

from __future__ import annotations

import re

from explainer.plain.grammar import (
    BASE,
    CLEAR,
    GOVERNED,
    HAS_VERB,
    MODAL,
    NOUN,
    PARTICIPLE,
    PERSON,
    PLURAL,
    RULED,
    SCOPED,
    SINGULAR,
    THIRD,
    as_sentence,
    in_brackets,
    is_long,
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
            return "They" if re.search(r"[^su]s$", subject) else None
    if re.fullmatch(rf"{SINGULAR}|{CLEAR}|[a-z]+s", verb) and " and " not in subject:
        return "It"
    return "They" if re.fullmatch(rf"{PLURAL}|{BASE}", verb) else None


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


_DOES = any_of(
    "arrange ask assess avoid be begin breathe bring call carry change check clean close come "
    "cut decide discuss divide do drink eat examine explain feel find get give go have help "
    "hold inject insert keep leave lie look make measure meet monitor move need open order "
    "pass perform place prepare provide put read receive recover remove repair replace "
    "require return review rinse run secure send show sign sit sleep speak start stay stop "
    "take talk tape tell treat use wait wake walk want wash watch wear"
)
_SOMETHING = r"(?:the|your|a|an|any|some|it|them|you|to|into|with|up|home|more|about|at|in|on|from)"


def will(sentence: str) -> tuple[str, ...] | None:
    """ "The doctor will cut A, remove B and close C." → a "will" for each step, in order."""
    if not is_long(sentence) or _RULES_ON.search(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        r"(?P<lead>(?:(?:After|Before|During|At|On|In) [^,]*, )?)"
        r"(?P<subject>(?:[Tt]he|[Yy]our|[Aa]n?) (?:[\w'’-]+ ){1,4}?|You |you |We |we |They |It )"
        rf"(?P<will>will (?:also |then |usually )?)(?={_DOES}\b)",
        sentence,
    )
    if match is None or HAS_VERB.search(match["subject"]):
        return None
    joint = re.compile(
        r"(?:,? and |, as (?P<also>well) as |, )(?P<then>then |\w+ly )?"
        rf"(?=have |{_DOES} {_SOMETHING}\b)"
    )
    cuts = [
        at for at in joint.finditer(sentence, match.end()) if not in_brackets(sentence, at.start())
    ]
    if not cuts or _OTHERS_DO.search(sentence, match.end(), cuts[-1].start()):
        return None
    parts, start, lead = [], match.end(), ""
    subject = re.sub(r"^[Aa]n? ", "The ", match["subject"])
    for cut in cuts:
        parts.append(lead + sentence[start : cut.start()])
        lead = f"{subject}will {'also ' if cut['also'] else ''}{cut['then'] or ''}"
        start = cut.end()
    parts.append(lead + sentence[start:])
    if any(", " in part for part in parts) or min(len(part.split()) for part in parts) < 2:
        return None
    return tuple(map(as_sentence, (sentence[: match.end()] + parts[0], *parts[1:])))


# What somebody else is asked, let or helped to do may go on behind "and".
_OTHERS_DO = re.compile(
    r"\b(?:to [a-z]+(?<!to the)(?<!to your)(?<!to a)\b(?! room| hospital| ward)|help|let|make|see|"
    r"watch|hear|asked|told|by|who|which|where|how|what)\b"
    rf"|\bor (?={_DOES}\b)"
)


_ON = r"(?:through|into|in|to|from|with|on|under|at|by|for|out|off|using|around|over|up|between)"
_THEN = r"(?P<then>then |subsequently |finally )?"


def passive(sentence: str) -> tuple[str, ...] | None:
    """ "The tube is passed through A and advanced to B." → "… It is advanced to B." """
    if not is_long(sentence) or RULED.match(sentence) or SCOPED.match(sentence):
        return None
    match = re.match(
        r"(?P<subject>(?:The|Your|An?|It|They) (?:[\w-]+,? ){0,8}?)(?P<verb>is|are|was|were) "
        rf"(?=(?:\w+ly )?{PARTICIPLE}\b)",
        sentence,
    )
    if match is None or HAS_VERB.search(match["subject"]):
        return None
    joint = re.compile(
        rf"(?:,? and |, ){_THEN}(?=(?:\w+ly )?{PARTICIPLE} {_ON}\b|(?:\w+ly )?\w+ed\.?$)"
    )
    again = "They" if match["verb"] in {"are", "were"} else "It"
    return _steps(sentence, match.end(), joint, f"{again} {match['verb']}")


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
