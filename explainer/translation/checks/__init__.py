"""Safety checks: may this translation be shown to a patient?

Each rule is one function that takes a `Pair` and yields findings; `RULES` is all of them. A rule
for which a language has no words finds nothing; an unknown language gets the general rules.
"""

from explainer.translation.checks.files import check_files
from explainer.translation.checks.pair import Finding
from explainer.translation.checks.rules import RULES, check

__all__ = ["RULES", "Finding", "check", "check_files"]
