"""Many documents in many languages, on as many cores and machines as there are.

A *job* is one document in one language. What it makes is kept by everything it depends on, so a
run that was broken off goes on, and a later one does only what has changed.
"""

from __future__ import annotations

from explainer.errors import BatchError

try:
    import distributed  # noqa: F401
    import fsspec  # noqa: F401
except ImportError as error:
    raise BatchError(
        "Batches need the extra 'batch': run pip install '.[batch]' in the program's folder."
    ) from error

from explainer.batch.report import Report
from explainer.batch.running import run

__all__ = ["Report", "run"]
