"""An analyst is told counts of councils that let her; no row, no text and nobody else's."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from samrad.actions.districts import count, grant, withdraw_grant
from samrad.records.basics.context import as_operator, as_person, at_the_gate, in_council
from samrad.records.councils.models import Council
from samrad.records.districts.models import Analyst, Asked, District, Grant, Tally
from samrad.records.districts.queries import districts_of_me, told
from samrad.records.log.models import LogEntry
from samrad.records.people.models import Person
from samrad.records.people.places import has_place

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
ANALYST = "analytiker.ostlandet"
OPEN_TO_HER = {
    "Tally",
    "District",
    "Analyst",
    "Person",
    "Organisation",
    "Statistic",
    "StatisticFigure",
}


@pytest.fixture
def district() -> UUID:
    with as_operator():
        return UUID(str(District.objects.get().pk))


@pytest.fixture
def seen(person: Any, district: UUID) -> Any:
    """The names of the councils an analyst is told of, with their counts."""

    def names(who: str = ANALYST, on: date = TODAY) -> dict[str, Any]:
        with as_person(person(who).id):
            return {one.name: one.counts for one in told(on=on)[district]}

    return names


@pytest.fixture
def acts(person: Any, district: UUID) -> Any:
    """`acts(grant, "slt.lorenskog", "lorenskog")`."""

    def done(act: Any, who: str, slug: str) -> None:
        by = person(who)
        with as_person(by.id):
            act(Council.objects.get(slug=slug), district, by=by, at=NOW)

    return done


def test_she_is_told_of_those_who_agreed_and_of_nobody_else(seen: Any) -> None:
    assert set(seen()) == {"Politirådet i Løten", "Felles politiråd i Hallingdal"}
    assert seen()["Politirådet i Løten"].overdue == 2


def test_one_party_alone_lets_nobody_see(seen: Any, acts: Any) -> None:
    # Lørenskog's police have agreed in the demo.
    assert "Politirådet i Lørenskog" not in seen()
    acts(grant, "slt.lorenskog", "lorenskog")

    assert seen()["Politirådet i Lørenskog"].meetings == 3


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.loten"])
def test_either_party_takes_it_back_at_once(who: str, seen: Any, acts: Any) -> None:
    acts(withdraw_grant, who, "loten")
    assert set(seen()) == {"Felles politiråd i Hallingdal"}
    assert "Politirådet i Løten" not in seen(on=date(2025, 3, 1))

    acts(grant, who, "loten")
    assert "Politirådet i Løten" in seen()


def test_each_grant_is_in_the_log_of_the_council(
    acts: Any, within: Any, district: UUID
) -> None:
    acts(withdraw_grant, "slt.loten", "loten")
    acts(grant, "slt.loten", "loten")
    with within("loten"):
        entries = LogEntry.objects.filter(thing="district", thing_id=district)
        acted = list(entries.order_by("number").values_list("act", "party"))
    assert acted[-2:] == [
        (f"{what}_district", "municipality") for what in ("withdraw", "grant")
    ]
    assert ("district_asked", "") in acted


def test_no_row_of_any_table_but_the_counts_is_shown_to_her(person: Any) -> None:
    """Every table there is, one added tomorrow included."""
    analyst = person(ANALYST)
    with as_person(analyst.id), connection.cursor() as cursor:
        for model in apps.get_app_config("records").get_models():
            if model.__name__ not in OPEN_TO_HER:
                cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
                assert cursor.fetchone() == (0,), model.__name__
        assert list(Person.objects.all()) == [analyst]
        assert [one.person_id for one in Analyst.objects.all()] == [analyst.id]
        for statement in ("samrad_asking_analysts()", "samrad_deputy_seats()"):
            cursor.execute(f"SELECT * FROM {statement}")
            assert cursor.fetchall() == []


def test_the_counts_hold_numbers_and_a_day_only() -> None:
    kinds = {
        field.name: field.get_internal_type()
        for field in Tally._meta.get_fields()
        if field.name not in ("id", "council", "on")
    }
    assert set(kinds.values()) == {"PositiveSmallIntegerField"}


def test_raw_sql_counts_no_more_than_she_is_told(person: Any, council_id: Any) -> None:
    told_of = {council_id("loten"), council_id("hallingdal")}
    with in_council(council_id("lorenskog")):
        Tally.objects.create(
            council_id=council_id("lorenskog"),
            on=TODAY,
            **{f.name: 1 for f in Tally._meta.fields if f.name not in ("id", "council", "on")},
        )
    with as_person(person(ANALYST).id), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT council_id FROM records_tally")
        assert {row[0] for row in cursor.fetchall()} == told_of


def test_she_changes_no_count_and_grants_nothing(
    person: Any, district: UUID, council_id: Any
) -> None:
    analyst = person(ANALYST)
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with as_person(analyst.id):
        assert Tally.objects.update(overdue=0) == 0
        assert Tally.objects.all()._raw_delete("default") == 0
        assert Analyst.objects.update(person=analyst) == 0
        assert District.objects.update(name="x") == 0
    lorenskog = council_id("lorenskog")
    for row in (
        Asked(council_id=lorenskog, district_id=district),
        Grant(council_id=lorenskog, district_id=district, party="police", at=NOW, by=analyst),
        Grant(
            council_id=lorenskog, district_id=district, party="municipality", at=NOW, by=analyst
        ),
        Analyst(district_id=district, person=analyst),
    ):
        with refused, as_person(analyst.id), transaction.atomic():
            row.save(force_insert=True)


def test_nobody_grants_for_the_other_party_and_no_operator_for_either(
    person: Any, district: UUID, council_id: Any
) -> None:
    lorenskog = council_id("lorenskog")
    police = person("politikontakt.lorenskog")
    given = {"council_id": lorenskog, "district_id": district, "at": NOW, "by": police}
    refused = pytest.raises(ProgrammingError, match="row-level security")
    with refused, as_person(police.id), transaction.atomic():
        Grant.objects.create(**given, party="municipality")
    for party in ("municipality", "police"):
        with refused, in_council(lorenskog), transaction.atomic():
            Grant.objects.create(**given, party=party)
        with refused, as_operator(), transaction.atomic():
            Grant.objects.create(**given, party=party)


def test_nobody_takes_back_the_grant_of_the_other_party(
    person: Any, acts: Any, refused: Any
) -> None:
    by = person("slt.lorenskog")
    with refused("district.not_granted"):
        acts(withdraw_grant, "slt.lorenskog", "lorenskog")
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        as_person(by.id),
        transaction.atomic(),
    ):
        Grant.objects.filter(party="police").update(withdrawn_at=NOW, withdrawn_by=by)


def test_a_district_that_has_not_asked_is_granted_nothing(refused: Any, acts: Any) -> None:
    with refused("district.has_not_asked"):
        acts(grant, "samordnare.lund", "lund")
    with refused("district.granted_already"):
        acts(grant, "slt.loten", "loten")


def test_who_is_removed_or_of_another_district_is_told_nothing(
    person: Any, seen: Any, district: UUID
) -> None:
    other = person("uten.sete")
    with as_operator():
        elsewhere = District.objects.create(slug="elsewhere", name="Elsewhere", country="NO")
        Analyst.objects.create(district=elsewhere, person=other)
    assert seen("uten.sete") == {}
    with as_person(other.id):
        assert [one.slug for one in districts_of_me()] == ["elsewhere"]
        assert not Tally.objects.exists()

    with as_operator():
        Analyst.objects.filter(district=district).delete()
    assert seen() == {}


def test_members_of_a_council_see_their_own_counts_and_no_others(
    person: Any, council_id: Any
) -> None:
    with as_person(person("slt.loten").id):
        assert set(Tally.objects.values_list("council_id", flat=True)) == {council_id("loten")}
        assert told(on=TODAY) == {}
    for context in (as_operator, at_the_gate):
        with context():
            assert not Tally.objects.exists()


def test_where_nobody_is_let_nothing_is_counted(within: Any) -> None:
    with within("lund") as council:
        assert count(council, on=TODAY) is False
        assert not Tally.objects.exists()
    with within("loten") as council:
        assert count(council, on=TODAY) is True
        assert count(council, on=TODAY) is True
        assert Tally.objects.filter(on=TODAY).count() == 1


def test_the_counts_of_a_day_stay_as_they_were_told(seen: Any) -> None:
    assert seen(on=date(2025, 4, 10))["Politirådet i Løten"].meetings_held == 1
    assert seen(on=date(2024, 1, 1))["Politirådet i Løten"] is None


def test_she_is_let_in_without_a_seat_and_not_after_she_was_removed(person: Any) -> None:
    analyst = person(ANALYST)
    with at_the_gate():
        assert has_place(analyst.id)
        assert not has_place(person("uten.sete").id)
    with as_operator():
        Analyst.objects.filter(person=analyst).delete()
    with at_the_gate():
        assert not has_place(analyst.id)
