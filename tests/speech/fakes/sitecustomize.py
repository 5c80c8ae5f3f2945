"""Puts the systems' parts in place; Python imports this at its start where it is on the path, and
so does a worker. pyttsx3's own drivers then run on them unchanged."""

from tests.speech.fakes import macos, windows

macos.install()
windows.install()
