"""The settings table, and the only reader of the environment and of the TOML file.

Order of precedence: a value given in code or on the command line, `EXPLAINER_<NAME>` in the
environment, the TOML file named by `EXPLAINER_CONFIG`, the default below. `explainer settings`
prints the table.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from explainer.errors import SettingsError


def _home() -> Path:
    base = os.environ.get("XDG_DATA_HOME")
    return Path(base) / "explainer" if base else Path("~/.local/share/explainer").expanduser()


def _help(text: str) -> dict[str, str]:
    return {"help": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person who runs this may choose; every field has a default that works."""

    host: str = field(default="127.0.0.1", metadata=_help("Address the page is served on."))
    port: int = field(default=8000, metadata=_help("Port the page is served on."))
    hosts: str = field(
        default="auto",
        metadata=_help(
            "Names people may ask for the page by, with commas; auto: this machine's own while it "
            "serves itself alone, any otherwise."
        ),
    )
    trusted_proxies: int = field(
        default=0,
        metadata=_help(
            "How many proxies of yours stand in front, whose X-Forwarded-* headers are believed."
        ),
    )
    data: Path = field(
        default_factory=_home,
        metadata=_help("Folder for everything made here: audio and translations."),
    )
    rate: int = field(
        default=150, metadata=_help("Speed of the voice, in words a minute (80 to 300).")
    )
    speech_workers: int = field(
        default_factory=lambda: max(1, min(4, os.cpu_count() or 1)),
        metadata=_help("Processes that speak at the same time."),
    )
    voice_driver: str = field(
        default="explainer_espeak",
        metadata=_help(
            "What speaks: the espeak-ng that comes with it, or the system's voices through "
            "pyttsx3: sapi5, nsss or espeak (then words are not highlighted)."
        ),
    )
    sentence_pause_ms: int = field(
        default=300, metadata=_help("Silence after a sentence, in milliseconds.")
    )
    heading_pause_ms: int = field(
        default=700, metadata=_help("Silence after a heading, in milliseconds.")
    )
    audio_max_bytes: int = field(
        default=2_000_000_000,
        metadata=_help("Most that is kept of sounds; what was not heard for longest goes first."),
    )
    document_max_bytes: int = field(
        default=20_000_000, metadata=_help("Largest document that is read, in bytes.")
    )
    document_max_pages: int = field(
        default=500, metadata=_help("Most pages of a document that has pages.")
    )
    document_max_nesting: int = field(
        default=200, metadata=_help("Deepest nesting of lists, tables and quotes in a document.")
    )
    own_hours: int = field(
        default=24, metadata=_help("Hours until a document that a reader brought is deleted.")
    )
    own_documents: int = field(
        default=50, metadata=_help("Most documents of readers at the same time.")
    )
    own_documents_each: int = field(
        default=10, metadata=_help("Most documents at the same time from one network address.")
    )
    own_max_characters: int = field(
        default=200_000, metadata=_help("Longest document of a reader, in characters.")
    )
    models_kept: int = field(
        default=3, metadata=_help("Translation models kept in memory at the same time.")
    )
    translation_threads: int = field(
        default_factory=lambda: os.cpu_count() or 1,
        metadata=_help("Threads that translate at the same time."),
    )
    allow_pivot: bool = field(
        default=False,
        metadata=_help("Whether to translate through English where no package goes directly."),
    )
    batch_seconds: int = field(
        default=600,
        metadata=_help(
            "Seconds a batch gives a document in one language, and as many more for every 10,000 "
            "characters; then it fails."
        ),
    )
    batch_patience_seconds: int = field(
        default=300,
        metadata=_help(
            "Seconds a batch waits when all its workers have gone; then it ends, and what was "
            "finished is kept."
        ),
    )
    package_max_bytes: int = field(
        default=1_000_000_000, metadata=_help("Largest language package installed, in bytes.")
    )

    def __post_init__(self) -> None:
        for name, low, high in (
            ("port", 0, 65535),
            ("rate", 80, 300),
            ("speech_workers", 1, 64),
            ("sentence_pause_ms", 0, 10_000),
            ("heading_pause_ms", 0, 10_000),
            ("audio_max_bytes", 1, 1_000_000_000_000),
            ("document_max_bytes", 1, 1_000_000_000),
            ("document_max_pages", 1, 100_000),
            ("document_max_nesting", 1, 1_000),
            ("trusted_proxies", 0, 10),
            ("own_hours", 1, 24 * 30),
            ("own_documents", 1, 10_000),
            ("own_documents_each", 1, 10_000),
            ("own_max_characters", 1, 2_000_000),
            ("models_kept", 1, 100),
            ("translation_threads", 1, 1_000),
            ("batch_seconds", 1, 86_400),
            ("batch_patience_seconds", 1, 86_400),
            ("package_max_bytes", 1, 100_000_000_000),
        ):
            value = getattr(self, name)
            if not low <= value <= high:
                raise SettingsError(
                    f"Setting '{name}' is {value}; it must be between {low} and {high}."
                )


def table() -> tuple[tuple[str, str, str], ...]:
    """Name, default and help of every setting, as text, in the order of the class."""
    defaults = Settings()
    return tuple((f.name, str(getattr(defaults, f.name)), f.metadata["help"]) for f in _FIELDS)


def load(environ: Mapping[str, str] = os.environ, **overrides: object) -> Settings:
    """The settings in force. `overrides` win; a None among them counts as not given.

    Raises `SettingsError` when a value cannot be used or the file has a name that is no setting.
    """
    values: dict[str, object] = {}
    if path := environ.get("EXPLAINER_CONFIG"):
        values |= _read_toml(Path(path))
    for f in _FIELDS:
        if (text := environ.get(f"EXPLAINER_{f.name.upper()}")) is not None:
            values[f.name] = text
    values |= {name: value for name, value in overrides.items() if value is not None}
    known = {f.name: f for f in _FIELDS}
    for name in values:
        if name not in known:
            raise SettingsError(f"There is no setting '{name}'; there are: {', '.join(known)}.")
    return replace(Settings(), **{n: _convert(known[n], v) for n, v in values.items()})


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"Cannot read the settings file {path}: {error}.") from error


def _convert(f: Field[Any], value: object) -> Any:
    """`value` as the type that the field's annotation names."""
    try:
        match f.type:
            case "int":
                return int(str(value))
            case "bool":
                return _SWITCH[str(value).lower()]
            case "Path":
                return Path(str(value)).expanduser()
            case _:
                return str(value)
    except ValueError as error:
        raise SettingsError(
            f"Setting '{f.name}' is '{value}', which is not a whole number."
        ) from error
    except KeyError as error:
        raise SettingsError(
            f"Setting '{f.name}' is '{value}'; it must be one of: {', '.join(_SWITCH)}."
        ) from error


_SWITCH = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}
_FIELDS: tuple[Field[Any], ...] = fields(Settings)
