"""The errors a person can do something about: each says what happened and what to do.

The command line prints the message as one line and exits with 1; the web page shows it. Anything
that is not an `ExplainerError` is a fault of ours and keeps its traceback.
"""

from __future__ import annotations


class ExplainerError(Exception):
    """The input or the machine is broken. `str(error)` is one complete sentence for people."""


class DocumentError(ExplainerError):
    """A document cannot be read."""

    code = "unreadable"
    """Why, as a stable kebab-case name: who reads no English is told by it in their language."""


class UnknownLanguage(ExplainerError):
    """A language tag that is not in the table."""

    def __init__(self, tag: str) -> None:
        super().__init__(
            f"There is no language '{tag}' here; 'explainer languages' lists those there are."
        )
        self.tag = tag


class CatalogError(ExplainerError):
    """A message catalog is broken or stale."""


class PackageError(ExplainerError):
    """A translation package cannot be installed, loaded or used."""


class SpeechError(ExplainerError):
    """The text cannot be spoken."""


class StoreError(ExplainerError):
    """Results cannot be kept: the disk is full or the folder cannot be written."""


class BatchError(ExplainerError):
    """A batch cannot be run, or not to its end."""


class SettingsError(ExplainerError):
    """A setting has a value that cannot be used."""
