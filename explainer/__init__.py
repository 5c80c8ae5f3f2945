"""Medical procedures in plain words, in your language, read aloud, on your own machine."""

__version__ = "0.1.0"
