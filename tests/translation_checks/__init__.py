"""The safety checks. Word lists are compiled at first use, so no example has a deadline."""

from hypothesis import settings

settings.register_profile("checks", deadline=None)
settings.load_profile("checks")
