"""A page asks the database as often with much in it as with little."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samrad.records.agreements.models import Change, Clause, SignedFile, Step, Version
from samrad.records.basics.context import in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db

# Of each page's queries, two find the session and its person at the gate. Two open and close
# the transaction, two put its context in force and (in a test only) out of force again: once
# for the gate and once for the page.
BUDGET = {
    "home": 30,
    "council": 15,
    "wheel": 15,
    "subscribe": 12,
    "meetings": 18,
    "plan_year": 17,
    "ask_days": 13,
    "poll": 20,
    "move_meeting": 15,
    "cancel_meeting": 13,
    "meeting": 16,
    "add_item": 14,
    "mark_item": 13,
    "log": 16,
    "retention": 13,
    "keep_exempt": 13,
    "forget": 14,
    "papers": 13,
    "exemptions": 13,
    "paper": 18,
    "bring_paper": 12,
    "figures": 16,
    "deliveries": 15,
    "when_and_where": 14,
    "delivery": 16,
    "add_source": 12,
    "bring_figures": 13,
    "mark_paper": 13,
    "release_figures": 13,
    "invite_guest": 13,
    "search": 17,
    "districts": 18,
    "record": 13,
    "note": 15,
    "versions": 16,
    "start_version": 12,
    "version": 18,
    "compare": 16,
    "add_clause": 13,
    "amend_clause": 14,
    "paste": 13,
    "step": 13,
    "keep_file": 13,
    "signed_file": 13,
    "decline": 13,
}
# Next to Løten's page, with nobody's seat in it but those of the test.
MANY = 650
# The front page of so many is shown in pages.
A_PAGE = 60


@pytest.fixture
def asked(signed_in: Any, addresses: Any) -> Any:
    """How many queries each page of Løten asks, by the page's name."""
    there = {"home": "/", **addresses("loten")}
    there["search"] += "?q=politi"
    client = signed_in("slt.loten")
    for page in BUDGET:  # the first of each compiles templates and reads calendars
        client.get(there[page])

    def count() -> dict[str, int]:
        return {page: queries_of(client, there[page]) for page in BUDGET}

    return count


def queries_of(client: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.slow
def test_each_page_asks_as_often_with_little_as_with_much(
    asked: Any, within: Any, at: datetime
) -> None:
    assert asked() == BUDGET
    with within("loten") as council:
        fill(council, at)
    assert asked() == BUDGET


@pytest.mark.slow
def test_an_empty_council_asks_no_more_than_a_full_one(signed_in: Any, within: Any) -> None:
    with within("loten"):
        Evidence.objects.all().delete()
        Change.objects.all().delete()
        Clause.objects.all().delete()
    client = signed_in("slt.loten")

    assert queries_of(client, "/") == BUDGET["home"]
    assert queries_of(client, "/loten/") == BUDGET["council"]
    assert queries_of(client, "/loten/year/2025/") == BUDGET["wheel"]
    assert queries_of(client, "/loten/record/") == BUDGET["record"]
    assert queries_of(client, "/loten/agreement/2/") == BUDGET["version"]


@pytest.mark.slow
def test_with_the_partnerships_of_two_countries_a_page_asks_no_more(
    signed_in: Any, person: Any, at: datetime
) -> None:
    everywhere = person("uten.sete")
    for number in range(MANY):
        found(number, everywhere, at)

    # For who sits in one council, the others are not there.
    client = signed_in("slt.loten")
    assert queries_of(client, "/") == BUDGET["home"]
    assert queries_of(client, "/loten/") == BUDGET["council"]
    assert queries_of(client, "/loten/search/?q=politi") == BUDGET["search"]
    # Nor does it grow for who sits in all of them.
    client = signed_in("uten.sete")
    assert queries_of(client, "/") == BUDGET["home"]
    assert len(client.get("/").context["summary"]) == A_PAGE
    assert queries_of(client, "/council-7/") == BUDGET["council"]
    assert queries_of(client, "/council-7/agreement/1/") == BUDGET["version"]
    # It asks for no seat in one council, but in all at once; nor for the topics of so many.
    assert queries_of(client, "/search/?q=avtalt") == BUDGET["search"] - 3
    assert client.get("/search/?q=avtalt").context["most"]


@pytest.mark.parametrize("who", ["politikontakt.hallingdal", "ordforar.gol", "uten.sete"])
def test_the_home_page_asks_the_same_for_seven_councils_two_or_none(
    who: str, signed_in: Any
) -> None:
    client = signed_in(who)
    client.get("/")
    # Without a council there is nothing to look for in one.
    assert queries_of(client, "/") == BUDGET["home"] - (10 if who == "uten.sete" else 0)


# --- filling -------------------------------------------------------------------------------


def fill(council: Council, at: datetime) -> None:
    """Put thirty of everything into a council."""
    by = Person.objects.get(email="slt.loten@samrad.example")
    under_way = Version.objects.get(council=council, since=None)
    under_way.number = 100
    under_way.save()
    for number in range(30):
        _add_version(council, number, by, at)
    for version in Version.objects.all():
        for number in range(30):
            _add_rows(version, number, by, at)
    Version.objects.filter(pk=under_way.pk).update(number=2)


def _add_version(council: Council, number: int, by: Person, at: datetime) -> None:
    since = date(2018, 10, 1) - timedelta(days=30 * (number + 1))
    Version.objects.create(
        council=council,
        number=200 + number,
        title=f"Eldre {number}",
        since=since,
        until=since + timedelta(days=29),
        made_at=at,
        made_by=by,
    )


def _add_rows(version: Version, number: int, by: Person, at: datetime) -> None:
    of = {"council_id": version.council_id, "version": version}
    clause = {"kind": "evaluation", "terms": {"when": "year_end"}, "quote": "Årlig."}
    Clause.objects.create(**of, **clause, key=f"many-{number}", position=100 + number)
    if version.since is None:
        for answer in ("", "declined"):
            Change.objects.create(
                **of,
                **clause,
                key=f"many-{number}",
                action="amend",
                proposed_party="police",
                proposed_at=at,
                proposed_by=by,
                answer=answer,
                answered_at=at if answer else None,
                answered_by=by if answer else None,
            )
        Step.objects.create(
            **of, party="police", stage="draft", on=at.date(), case=str(number), at=at, by=by
        )
        SignedFile.objects.create(
            **of,
            name=f"{number}.pdf",
            sha256=f"{number + 1:064}",
            content=b"%PDF",
            kept_at=at,
            kept_by=by,
        )
    _note(version.council_id, number, by, at)


def _note(council_id: Any, number: int, by: Person, at: datetime) -> None:
    Evidence.objects.create(
        council_id=council_id,
        deed="evaluated",
        on=date(2024, 1, 1) + timedelta(days=number),
        known=date(2024, 1, 1) + timedelta(days=number),
        ref=f"sak {number}",
        noted_at=at,
        noted_by=by,
    )


def found(number: int, by: Person, at: datetime) -> None:
    """A council with an agreement in force, something noted, and a seat for `by`."""
    council = Council(id=uuid7(), slug=f"council-{number}", name=f"Råd {number}", country="NO")
    with in_council(council.id):
        council.save(force_insert=True)
        Seat.objects.create(
            council=council,
            person=by,
            party="municipality",
            role="coordinator",
            since="2020-01-01",
        )
        version = Version.objects.create(
            council=council,
            number=1,
            title="Avtale",
            since="2020-01-01",
            made_at=at,
            made_by=by,
        )
        kinds = {"meetings": {"per_year": 4}, "agenda_notice": {"days": 7}}
        Clause.objects.bulk_create(
            Clause(
                council=council,
                version=version,
                key=kind,
                kind=kind,
                terms=terms,
                quote="Som avtalt.",
                position=place,
            )
            for place, (kind, terms) in enumerate(kinds.items())
        )
        _note(council.id, number % 300, by, at)
