from __future__ import annotations

from pathlib import Path

import pytest

from explainer import settings
from explainer.errors import SettingsError


def test_the_order_of_precedence(tmp_path: Path) -> None:
    file = tmp_path / "explainer.toml"
    file.write_text('port = 1\nrate = 100\nhost = "a"\n', "utf-8")
    environ = {"EXPLAINER_CONFIG": str(file), "EXPLAINER_RATE": "120", "EXPLAINER_HOST": "b"}
    found = settings.load(environ, host="c", port=None)
    assert (found.port, found.rate, found.host) == (1, 120, "c")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "x"),
        ("PORT", "70000"),
        ("RATE", "0"),
        ("SPEECH_WORKERS", "-1"),
        ("ALLOW_PIVOT", "maybe"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"'{name.lower()}' is '?{value}"):
        settings.load({f"EXPLAINER_{name}": value})


def test_a_switch_is_on_or_off(tmp_path: Path) -> None:
    file = tmp_path / "explainer.toml"
    file.write_text("allow_pivot = true\n", "utf-8")
    assert settings.load({"EXPLAINER_CONFIG": str(file)}).allow_pivot is True
    assert settings.load({"EXPLAINER_ALLOW_PIVOT": "no"}, allow_pivot=None).allow_pivot is False


def test_a_name_that_is_no_setting_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "explainer.toml"
    file.write_text("prot = 1\n", "utf-8")
    with pytest.raises(SettingsError, match="no setting 'prot'"):
        settings.load({"EXPLAINER_CONFIG": str(file)})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no\.toml"):
        settings.load({"EXPLAINER_CONFIG": str(tmp_path / "no.toml")})


def test_every_setting_says_what_it_is_for() -> None:
    assert all(name and default and text.endswith(".") for name, default, text in settings.table())
