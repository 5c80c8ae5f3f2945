"""One idea a sentence: long sentences are cut where nothing that binds their parts is lost.

A condition rules everything after it, so a sentence that begins with "if", "unless", "until" … is
never cut behind the condition; nor is one where "that" or "whether" governs both parts, nor a list
of what not to do. Each rule here takes a sentence and returns its parts, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.plain import (
    afterthoughts,
    aims,
    clauses,
    conditions,
    coordination,
    effects,
    examples,
    joints,
    relations,
    series,
    subjects,
    tails,
    tasks,
)
from explainer.plain.grammar import as_sentence, is_long
from explainer.plain.verbs import MODALS

Split = Callable[[str], tuple[str, ...] | None]

RULES: tuple[tuple[str, Split, re.Pattern[str]], ...] = tuple(
    (name, rule, re.compile(needs))
    for name, rule, needs in (
        ("split-semicolon", joints.semicolon, r"; | [–—-] "),
        ("split-names", series.named, "; .*; "),
        ("split-requests", tasks.requests, ", .*and "),
        ("split-requests", tasks.also, " with | as well as "),
        ("split-colon", joints.colon, ": "),
        ("say-but", joints.however, r"^(?:However|Never|None)|, (?:however|nevertheless)"),
        ("split-depending", afterthoughts.depending, "^Depending "),
        ("split-meaning", afterthoughts.explained, r" \(an? "),
        ("split-examples", examples.bracketed_examples, r" \("),
        ("split-and-that", joints.and_that, "^(?:I|We|You) .* and "),
        ("split-although", relations.although, "h(?:ough|ereas )"),
        ("split-because", relations.because, "^(?:Because|Since|As) "),
        ("split-reason", relations.reason, " (?:because|as)|, since "),
        ("split-aside", afterthoughts.aside, ", wh"),
        ("split-apposition", afterthoughts.apposition, ", an? "),
        ("split-apposition", afterthoughts.of_its_kind, "(?:,| [–—-]) an? "),
        ("split-apposition", afterthoughts.named_again, ", (?:the|an?) .*, "),
        ("split-aside", afterthoughts.described, ", [^,]+, "),
        ("split-examples", examples.examples, ", (?:such as|including|among them) "),
        (
            "split-tail",
            tails.tail,
            "(?:,| [–—-]|[(]).* (?:which|whom)|, .* being "
            "|, (?:where|when|whereby|for|given|owing|due|because of|on account|each|with|to be) ",
        ),
        ("split-effect", effects.effect, ", [^,]*ing | making it "),
        ("repeat-modal", effects.possible_effect, ", [^,]*ing "),
        ("split-request", effects.request, "ing "),
        ("split-being", effects.subject_being, ", (?:being|having) "),
        ("split-done", effects.done, " an? .*, "),
        ("split-happening", effects.happening, "ing "),
        ("split-which", clauses.which, "(?:,| [–—-]) which "),
        ("split-that", clauses.that, " (?:which|that) "),
        ("split-that", clauses.is_thing, " is an? "),
        ("split-which", clauses.which_thing, " (?:which|that|who) "),
        ("split-in-which", clauses.in_which, " which "),
        ("split-purpose", aims.purpose, " to | so "),
        ("split-means", aims.means, " using | by [a-z]+ing "),
        ("split-who", clauses.who, ", who "),
        ("repeat-modal", series.gapped, " be .*, "),
        ("split-figures", series.figures, r" in .* and .*in (?:[\w ]+ )?\d"),
        ("split-series", series.active, " and |, "),
        ("split-series", series.finite, ", "),
        ("repeat-modal", series.modal, rf" {MODALS} .*(?: and | as well as )"),
        ("split-answer", conditions.answer, " and .* will "),
        ("repeat-modal", conditions.in_that_case, "^(?:If|When|Once|While) .* (?:and|but) "),
        ("split-clauses", series.clauses, " and |, "),
        ("split-and", coordination.coordinated, " (?:and|but|so|or) "),
        (
            "split-splice",
            joints.spliced,
            ", (?:this|it|these|they|you|we|please|do not|don.t|that means) ",
        ),
        ("split-same-subject", subjects.same_subject, " (?:and|but) "),
        ("split-same-subject", subjects.second_verb, " (?:and|but)(?:,| )"),
        ("repeat-modal", series.passive, rf" {MODALS} be .* and "),
        ("split-passive-series", series.passive, " and "),
        ("split-brackets", afterthoughts.bracketed, r"\)\.$| \((?:you|we|please|do not) "),
        ("repeat-modal", subjects.asked_to, " to .* and "),
        ("split-examples", examples.for_example, " for example| for instance|, such as "),
        ("split-including", examples.including, ", including "),
        ("split-remark", afterthoughts.remark, ", | [–—-] | depending "),
    )
)
"""Name, rule, and what must be in a sentence for it to be tried at all."""
_SHORT_TOO = {"split-semicolon", "say-but", "split-effect", "split-happening", "split-brackets"}
_SHORT_RULES = tuple(rule for rule in RULES if rule[0] in _SHORT_TOO)
"""Those that cut a sentence which is short already; the others would find it easy enough."""


def split(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of a sentence, and the names of the rules that cut it, in order."""
    parts, applied = [sentence], []
    position = 0
    while position < len(parts):
        for name, rule, needs in RULES if is_long(parts[position]) else _SHORT_RULES:
            found = rule(parts[position]) if needs.search(parts[position]) else None
            if found is None or not all(map(_is_whole, found)):
                continue
            if not (_SAYS_MORE.match(found[-1]) and _points_back(parts[position + 1 :])):
                parts[position : position + 1] = map(as_sentence, found)
                applied.append(name)
                break
        else:
            position += 1
    return tuple(parts), tuple(dict.fromkeys(applied))


# Put between two sentences it would be what the second one's "this" seems to speak of.
_SAYS_MORE = re.compile(r"(?:Examples are|An example is|These [\w-]+ include|This includes)\b")
_POINTER = re.compile(r"(?:But |So )?(?:this|these|it|they|that)\b", re.IGNORECASE)


def _points_back(following: list[str]) -> bool:
    return bool(following and _POINTER.match(following[0]))


def _is_whole(part: str) -> bool:
    """Whether there is a word in it, and every bracket that opens in it closes in it."""
    return part.count("(") == part.count(")") and any(map(str.isalnum, part))
