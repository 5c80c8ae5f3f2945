"""What the reader must, should or need not do, said to them: "It is essential to rest"."""

from __future__ import annotations

import re
from collections.abc import Callable

from explainer.plain.changes import Change
from explainer.plain.wordlist import any_of

# What is important for the reader to do, who is told to do it; a surgeon does other things.
_TO_DO = any_of(
    "arrange arrive ask attend avoid bring call carry cough drink eat exercise fast finish follow "
    "inform keep lie move notify phone practice practise read relax remain report rest seek "
    "sit sleep speak stay stop take telephone tell wait walk wash wear complete continue contact"
)
_IT_IS = r"(?P<lead>^|^[^,;:]+, |, and |, so )[Ii]t is "
_VERB = rf" to (?={_TO_DO}\b(?! (?:a biopsy|samples?|measurements?)\b))"
# "You must rest and to drink" is no English.
_ALONE = r"(?![^.;]*\b(?:and|or|but) (?:not )?to\b)"
_TO = rf"(?: for you)?(?P<no> not)?{_VERB}"


def _said(words: str) -> Callable[[re.Match[str]], str]:
    """These words, with a "not" where they have room for it."""
    return lambda match: f"{match['lead']}{words.format(match.groupdict().get('no') or '')} "


def _comes_with_you(match: re.Match[str]) -> str:
    verb = "go home" if match["home"] else "come"
    return f"{match['who']} {match['duty']} {verb} with you"


DUTIES = (
    Change(re.compile(_IT_IS + "also important" + _TO), _said("also make sure{} to")),
    Change(re.compile(_IT_IS + "important" + _TO), _said("make sure{} to")),
    Change(
        re.compile(_IT_IS + "(?:very important|essential|vital|crucial|imperative)" + _TO + _ALONE),
        _said("you must{}"),
    ),
    Change(
        re.compile(_IT_IS + "not (?:advisable|recommended|advised)(?: for you)?" + _VERB),
        _said("you should not"),
    ),
    Change(
        re.compile(_IT_IS + "(?:advisable|recommended|advised)" + _TO + _ALONE),
        _said("you should{}"),
    ),
    Change(re.compile(_IT_IS + "necessary(?: for you)?" + _VERB), _said("you need to")),
    Change(
        re.compile(r"(?P<lead>^)(?:It is not necessary|There is no need)(?: for you)?" + _VERB),
        _said("you do not need to"),
    ),
    Change(
        re.compile(
            r"^You (?P<duty>must|should|will need to|need to) be accompanied (?P<home>home )?by "
            r"(?P<who>an? (?:[\w-]+ ){0,3}(?:adult|person|relative|friend|escort|companion)"
            r"(?: or (?:friend|relative))?)(?=[ .,])(?! (?:who|that|and)\b)"
        ),
        _comes_with_you,
    ),
)
