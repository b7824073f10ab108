"""Where the virus scanner is, read from the environment; a place that is none is said."""

from pathlib import Path
from typing import Any

import pytest

from gateways.scanning.clamd import told
from samrad.gateways.scanning import Scanner
from samrad.project import checking
from samrad.project.environment import WrongSetting
from samrad.project.scanning import scanner


def test_it_is_none_where_nothing_is_set_and_a_wrong_place_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SAMRAD_CLAMD", raising=False)
    assert scanner() is None
    monkeypatch.setenv("SAMRAD_CLAMD", "/run/clamav/clamd.ctl")
    assert scanner() == Scanner(path="/run/clamav/clamd.ctl")
    monkeypatch.setenv("SAMRAD_CLAMD", "localhost")
    with pytest.raises(WrongSetting, match=r"'localhost'; write the path of its socket"):
        scanner()


def test_samrad_check_says_that_it_is_away(settings: Any, tmp_path: Path) -> None:
    settings.SAMRAD_SCANNER = None
    assert checking._scanner() is None
    settings.SAMRAD_SCANNER = Scanner(path=str(tmp_path / "nobody.ctl"))
    assert "No file is taken in" in (checking._scanner() or "")
    with told(lambda _: b"ClamAV 1.4.3\0") as (settings.SAMRAD_SCANNER, given):
        assert checking._scanner() is None
    assert given == [b"VERSION"]
