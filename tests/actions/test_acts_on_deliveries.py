"""Figures arrive, change what was told before, and are undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from delivering import arrived
from samrad.actions.deliveries import NewSource, add_source, take_delivery, undo_delivery
from samrad.core.basics.periods import year
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.figures.models import Figure, Source
from samrad.records.figures.queries import series_of

pytestmark = pytest.mark.django_db

FILE = "tema;2023;2024\nSkadeverk;41;38\nVold;22;..\n"
LATER = "tema;2023;2024\nSkadeverk;41;39\nVold;22;25\n"


@pytest.fixture
def by_police(person: Any) -> Any:
    """Within Løten's transaction of its police contact: the person and a source of theirs."""
    who = person("politikontakt.loten")
    with as_person(who.id):
        yield who, Council.objects.get(slug="loten")


@pytest.fixture
def source(by_police: Any, at: Any) -> Source:
    who, council = by_police
    return add_source(council, NewSource("ost", "Innlandet politidistrikt"), by=who, at=at)


def told(council: Council, on: date, source: Source) -> dict[Any, Any]:
    series = series_of(council, on=on, sources=[source.id])
    return {(one.label, p.period.since.year): p.cell for one in series for p in one.points}


def test_a_file_becomes_series_with_where_they_come_from(
    by_police: Any, source: Source, at: Any
) -> None:
    who, council = by_police
    take_delivery(source, arrived(FILE), by=who, at=at)

    series = series_of(council, on=at.date(), sources=[source.id])
    assert [one.label for one in series] == ["Skadeverk", "Vold"]
    assert [point.cell for point in series[0].points] == [41.0, 38.0]
    assert series[0].place == "3412"
    assert series[0].points[0].period == year(2023)
    assert series[0].provenance.source == "Innlandet politidistrikt"
    assert series[0].provenance.delivered == date(2025, 6, 16)


def test_the_same_file_twice_changes_nothing(
    by_police: Any, source: Source, at: Any, refused: Any
) -> None:
    who, council = by_police
    take_delivery(source, arrived(FILE), by=who, at=at)
    before = told(council, at.date(), source)

    with refused("delivery.same_again", day=date(2025, 6, 16)):
        take_delivery(source, arrived(FILE), by=who, at=at)
    # The rows in another order, and only some of them.
    with refused("delivery.nothing_new", number=2):
        part = "tema;2023;2024\nSkadeverk;41;38\n"
        take_delivery(source, arrived(part), by=who, at=at)
    assert told(council, at.date(), source) == before
    assert Figure.objects.filter(delivery__source=source).count() == 4


def test_the_later_delivery_counts_and_undone_the_earlier_again(
    by_police: Any, source: Source, at: Any, refused: Any
) -> None:
    who, council = by_police
    take_delivery(source, arrived(FILE), by=who, at=at - timedelta(days=2))
    later = take_delivery(source, arrived(LATER), by=who, at=at - timedelta(days=1))

    assert told(council, at.date(), source)["Skadeverk", 2024] == 39.0
    assert told(council, at.date() - timedelta(days=2), source)["Skadeverk", 2024] == 38.0

    undo_delivery(later, by=who, at=at)
    assert told(council, at.date(), source)["Skadeverk", 2024] == 38.0
    # What was told yesterday can still be told.
    assert told(council, at.date() - timedelta(days=1), source)["Skadeverk", 2024] == 39.0
    with refused("delivery.not_in_force"):
        undo_delivery(later, by=who, at=at)


def test_a_delivery_with_something_wrong_in_it_is_not_taken_at_all(
    by_police: Any, source: Source, at: Any, refused: Any
) -> None:
    who, _ = by_police
    with refused("delivery.has_problems", number=2):
        take_delivery(source, arrived(FILE + "Tyveri;NaN;-3\n"), by=who, at=at)
    assert not Figure.objects.filter(delivery__source=source).exists()


def test_what_was_shown_to_the_other_party_is_corrected_with_a_reason(
    person: Any, at: Any, refused: Any
) -> None:
    who = person("slt.loten")
    with as_person(who.id):
        council = Council.objects.get(slug="loten")
        source = add_source(council, NewSource("ute", "Utekontakten"), by=who, at=at)
        take_delivery(source, arrived(FILE), by=who, at=at)
        with refused("delivery.contradicts", number=2):
            take_delivery(source, arrived(LATER), by=who, at=at)
        fixed = arrived(LATER, correction="To saker var talt to ganger.")
        assert take_delivery(source, fixed, by=who, at=at).correction


def test_a_party_delivers_to_its_own_sources_only(
    by_police: Any, source: Source, at: Any, person: Any, refused: Any
) -> None:
    del by_police
    with refused("delivery.not_your_source"):
        take_delivery(source, arrived(FILE), by=person("slt.loten"), at=at)
    with refused("access.not_your_role"):
        take_delivery(source, arrived(FILE), by=person("ordforer.loten"), at=at)
