"""Figures are seen exactly where the paper they came in is: by page, count and raw SQL."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from delivering import arrived
from samrad.actions.deliveries import NewSource, add_source, take_delivery
from samrad.actions.papers import mark_paper
from samrad.actions.releases import release_figures, withdraw_release
from samrad.actions.uploads import begin_upload
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.records.basics.context import as_operator, as_person, as_resident, in_council
from samrad.records.figures.models import Delivery, Figure, Source, Upload
from samrad.records.figures.queries import series_of
from samrad.records.figures.statistics import Statistic, StatisticFigure
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
FILE = "tema;2024\nKanarifugl;4711\n"
STATISTICS = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY)


@pytest.fixture
def deliver(seated: Any, at: Any) -> Any:
    def delivered(who: str, openness: Openness = Openness.COUNCIL) -> Delivery:
        with seated(who) as (by, council):
            source = add_source(council, NewSource("kanari", "Kanarikilde"), by=by, at=at)
            return take_delivery(source, arrived(FILE, openness), by=by, at=at)

    return delivered


def sees(seated: Any, who: str, at: Any) -> bool:
    """Whether the canary is seen; every way to ask gives the same answer."""
    with seated(who) as (_, council), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_figure WHERE value = 4711")
        answers = [
            cursor.fetchone()[0] > 0,
            Delivery.objects.filter(source__key="kanari").exists(),
            Source.objects.filter(key="kanari").exists(),
            any(one.label == "Kanarifugl" for one in series_of(council, on=at.date())),
        ]
    assert len(set(answers)) == 1, answers
    return bool(answers[0])


@pytest.mark.parametrize("openness", [Openness.OPEN, Openness.COUNCIL, Openness.PARTY])
def test_the_municipalitys_figures_are_as_open_as_their_paper(
    openness: Openness, deliver: Any, seated: Any, at: Any
) -> None:
    deliver(MUNICIPALITY, openness)

    assert sees(seated, MUNICIPALITY, at)
    assert sees(seated, POLICE, at) is (openness is not Openness.PARTY)


def test_the_polices_figures_are_the_polices_until_released_and_again_when_withdrawn(
    deliver: Any, seated: Any, at: Any
) -> None:
    paper = deliver(POLICE).paper
    assert sees(seated, POLICE, at)
    assert not sees(seated, MUNICIPALITY, at)

    with seated(POLICE) as (by, _):
        release_figures(paper, STATISTICS, by=by, at=at)
    assert sees(seated, MUNICIPALITY, at)

    with seated(POLICE) as (by, _):
        withdraw_release(paper, by=by, at=at)
    assert not sees(seated, MUNICIPALITY, at)


def test_a_paper_that_is_closed_closes_its_figures(deliver: Any, seated: Any, at: Any) -> None:
    paper = deliver(MUNICIPALITY).paper
    with seated(MUNICIPALITY) as (by, _):
        closed = Marking(Openness.PARTY)
        mark_paper(paper, closed, reason="Ikke klart ennå.", by=by, at=at)

    assert not sees(seated, POLICE, at)


def test_another_council_sees_none_of_it(deliver: Any, person: Any, council_id: Any) -> None:
    deliver(MUNICIPALITY, Openness.OPEN)
    with as_person(person("samordnare.lund").id):
        assert not Figure.objects.exclude(council__slug="lund").exists()
        assert not Source.objects.exclude(council__slug="lund").exists()
    with in_council(council_id("lund")):
        assert not Figure.objects.filter(value=4711).exists()


def test_a_file_on_its_way_is_seen_by_who_brings_it_alone(seated: Any, at: Any) -> None:
    with seated(POLICE) as (by, council):
        source = add_source(council, NewSource("kanari", "Kanarikilde"), by=by, at=at)
        begin_upload(source, arrived(FILE).file, by=by, at=at)
        assert Upload.objects.count() == 1
    for who in (MUNICIPALITY, "stasjonssjef.loten"):
        with seated(who):
            assert Upload.objects.count() == 0


def test_no_figure_hangs_on_anothers_delivery(deliver: Any, seated: Any, at: Any) -> None:
    theirs = deliver(POLICE)
    with seated(MUNICIPALITY) as (_, council), connection.cursor() as cursor:
        own = Paper.objects.filter(council=council, party="municipality")[0]
        Figure.objects.create(
            council=council,
            delivery_id=theirs.id,
            paper=own,
            indicator="x",
            label="x",
            since=at.date(),
            until=at.date(),
            value=1,
        )
        with pytest.raises(IntegrityError, match="same_council"), transaction.atomic():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        Figure.objects.filter(paper=own).delete()


@pytest.mark.parametrize(
    "columns",
    [
        {"value": None, "why": ""},
        {"value": 1, "why": "too_few"},
        {"value": None, "why": "because"},
        {"value": float("nan")},
        {"value": float("inf")},
        {"value": 1, "unit": "apples"},
        {"value": 1, "until": "2020-01-01"},
    ],
)
def test_the_database_takes_no_figure_that_is_none(
    columns: dict[str, Any], deliver: Any, seated: Any, at: Any
) -> None:
    delivery = deliver(POLICE)
    of = {"council": delivery.council, "delivery": delivery, "paper": delivery.paper}
    row = {"indicator": "x", "label": "x", "since": at.date(), "until": at.date(), **columns}
    with seated(POLICE), pytest.raises(IntegrityError, match="figure_"), transaction.atomic():
        Figure.objects.create(**of, **row)


def test_official_statistics_everyone_signed_in_reads_and_nobody_changes(
    person: Any, council_id: Any
) -> None:
    for who in (POLICE, "samordnare.lund", "uten.sete"):
        with as_person(person(who).id):
            assert StatisticFigure.objects.filter(place="3412").exists()
    with as_resident():
        assert not StatisticFigure.objects.exists()
    with as_person(person(POLICE).id):
        assert StatisticFigure.objects.update(value=1) == 0
        assert Statistic.objects.all().delete()[0] == 0
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with in_council(council_id("loten")), refused, transaction.atomic():
        Statistic.objects.create(
            key="x",
            name="x",
            country="NO",
            rows=0,
            delivered="2025-01-01",
            taken_at="2025-01-01T00:00:00Z",
            sha256="0" * 64,
        )
    with as_operator():
        assert Figure.objects.count() == 0
