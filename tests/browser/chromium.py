"""Finds the Chromium that the browser tests drive; run as a program, prints where it is."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Path of an installed Chromium, EXPLAINER_CHROMIUM first; None where there is none."""
    candidates = (os.environ.get("EXPLAINER_CHROMIUM", ""), *NAMES)
    return next((path for name in candidates if name and (path := shutil.which(name))), None)


if __name__ == "__main__":
    if path := find():
        print(path)
    sys.exit(path is None)
