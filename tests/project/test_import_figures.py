"""`samrad import` of figures: said before it is done, done once, and refused with the place."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import municipalities_on
from samrad.project import figuring
from samrad.project.figuring import take_figures, take_statistics
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_person
from samrad.records.figures.models import Delivery
from samrad.records.figures.queries import national_series
from samrad.records.papers.models import Paper
from shared_data import shared

pytestmark = pytest.mark.django_db

HEAD = (
    "navn,komnr,år,gjerningssted,g_komnr,alt,eiendomstyveri,vold_mishandling,rusmidler,"
    "orden_integritet,trafikk,annet\n"
)
HALDEN = 'Halden,3101,2022-2023,"3001 Halden (2020-2023)",3001,3000,300,NA,600,500,400,700\n'


def asked(**more: Any) -> Namespace:
    told = {"source": "ssb.08487", "council": None, "by": None, "delivered": None}
    return Namespace(**{**told, "cutoff": None, "correction": "", "dry_run": False, **more})


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def written(text: str, name: str = "tall.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_ssbs_offences_are_said_first_then_taken_once(
    file: Any, person: Any, capsys: Any, refused: Any
) -> None:
    path = file(HEAD + HALDEN)
    assert take_statistics(path, asked(dry_run=True))
    assert "7 figures, 7 new" in capsys.readouterr().out
    assert take_statistics(path, asked())
    with refused("statistic.same_again"):
        take_statistics(path, asked())

    # Halden was 3001 then and is 3101 today.
    with as_person(person("slt.loten").id):
        series = national_series(["3101"], on=date(2025, 6, 16))
    assert {one.label: one.points[0].cell for one in series}["Alle lovbrudd"] == 3000


def test_an_unknown_table_and_a_broken_file_are_sentences(file: Any) -> None:
    with pytest.raises(Trouble, match=r"Known are ssb\.07459, ssb\.08487"):
        take_statistics(file("x"), asked(source="ssb.1"))


def test_a_councils_source_is_delivered_to_by_who_sits_there(
    file: Any, person: Any, capsys: Any
) -> None:
    by = "politikontakt.loten@samrad.example"
    told = {"source": "innlandet", "council": "loten", "by": by}
    wrong = file("tema;2022\nVold;NaN\n", "feil.csv")
    assert not take_figures(wrong, asked(**told))
    assert "  B2: " in capsys.readouterr().out

    right = file("tema;2022\nVold;20\n")
    assert take_figures(right, asked(**told, dry_run=True))
    with as_person(person("politikontakt.loten").id):
        before = Delivery.objects.count()
    assert take_figures(right, asked(**told))
    with as_person(person("politikontakt.loten").id):
        assert Delivery.objects.count() == before + 1
    with pytest.raises(Trouble, match="sees no source"):
        take_figures(right, asked(**{**told, "by": "samordnare.lund@samrad.example"}))


def test_every_municipality_of_ssb_is_taken_in_and_looked_up(person: Any, capsys: Any) -> None:
    path = shared("norway/ssb_offences_by_municipality_2020_2024.csv")
    assert take_statistics(path, asked(delivered=date(2025, 1, 6)))

    assert "9989 figures" in capsys.readouterr().out
    codes = [
        entry.code
        for one in municipalities_on(Country.NORWAY, date(2025, 1, 6))
        for entry in one.entries
        if date(2025, 1, 6) in entry.period
    ]
    with as_person(person("slt.loten").id):
        series = national_series(codes, on=date(2025, 6, 16))
    told = {
        one.place for one in series for point in one.points if point.period.since.year == 2023
    }
    # All 357, but for two so small that they do not stand in the file: Utsira and Modalen.
    assert set(codes) - told == {"1151", "4629"}
    assert (len(codes), len(told)) == (357, 355)


def test_a_large_file_tells_how_far_it_is_and_stopped_leaves_nothing(
    file: Any, person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figuring, "_TOLD_FROM", 2)
    by = "politikontakt.loten@samrad.example"
    told = {"source": "innlandet", "council": "loten", "by": by}
    path = file("tema;2021;2022\nVold;20;21\nUro;3;4\n")

    said: list[str] = []

    def stopped(progress: str) -> None:
        said.append(progress)
        if "4 of 4 taken" in progress:
            raise KeyboardInterrupt

    monkeypatch.setattr(figuring, "_say", stopped)
    with as_person(person("politikontakt.loten").id):
        before = Delivery.objects.count(), Paper.objects.count()
    with pytest.raises(KeyboardInterrupt):
        take_figures(path, asked(**told))
    with as_person(person("politikontakt.loten").id):
        assert (Delivery.objects.count(), Paper.objects.count()) == before
    assert said[-1] == "tall.csv: 4 of 4 taken"
