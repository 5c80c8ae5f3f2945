"""What people and things do, in the base form: where a second verb begins behind "and"."""

from __future__ import annotations

import re

from explainer.plain.wordlist import any_of

SURELY_DOES = any_of(
    "apply arrange ask assess attach attend avoid be become begin bleed breathe bring carry "
    "collect come confirm connect continue decide deliver describe develop disconnect discuss "
    "dissolve divide do drive eat encourage ensure enter examine explain fasten find fit follow "
    "get give go guide have hear help identify inflate inform inject insert keep leave lie "
    "listen make meet obtain perform prepare prevent produce protect provide put raise receive "
    "recommend recover reduce refer relieve remove replace require review rinse seek select "
    "send settle sit speak stay swell take teach tell transfer try turn undergo understand "
    "undress use wear weigh withdraw"
)
# These may be nouns or adjectives: "support at home", "open wounds".
_MAYBE_DOES = any_of(
    "affect allow answer arrest bruise call cause change check clean close complete contact "
    "control cough cover cut damage drain dress drink empty experience feel fill hold improve "
    "increase interfere lift look lower mark measure monitor move need notice numb offer open "
    "order pass phone place plan press progress pull push read record relax repair rest return "
    "run scan seal secure shave show shower sign sleep slide squeeze stand start stitch stop "
    "store supply talk tape test thread tie touch treat visit wait wake walk want wash watch "
    "work"
)
DOES = rf"(?:{SURELY_DOES}|{_MAYBE_DOES})"
_THING = (
    r"(?:the|your|a|an|any|some|it|them|you|this|these|their|our|how|what|whether|all|both|more|"
    r"additional|further|plenty|enough|at least)"
)
DOES_SOMETHING = rf"(?:{DOES} {_THING}|{SURELY_DOES} [\w-]+)"
MODALS = r"(?:will|may|can|could|might|should|must)"
# What somebody else may do behind "and".
LETS_OTHERS = re.compile(
    r"\bto (?!(?:the|your|a|an|this|our|hospital|bed|room)\b)[a-z]+"
    r"|\b(?:help|let|make|see|watch|have|how|what|where|or)\b",
    re.IGNORECASE,
)
