"""`samrad import` of figures: said before it is done, done once, and refused with the place."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samrad.project.figuring import take_figures, take_statistics
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_person
from samrad.records.figures.models import Delivery
from samrad.records.figures.queries import national_series

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
