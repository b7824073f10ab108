"""What a party keeps, the other never reads: not by filter, page, count or raw SQL."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from making import looked
from samrad.actions.councils import give_seat
from samrad.actions.deputies import take_deputy_seat
from samrad.actions.guests import invite_guest, withdraw_guest
from samrad.actions.papers import Brought, bring_paper, mark_paper, read_paper
from samrad.actions.releases import release_figures, withdraw_release
from samrad.core.log.chain import verify
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.people.guests import Guesting
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, in_council
from samrad.records.basics.marks import marking_of
from samrad.records.councils.models import Seat
from samrad.records.councils.queries import councils, deputy_seats
from samrad.records.log.models import LogEntry
from samrad.records.log.queries import entries_of, head_of
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper, Released

pytestmark = pytest.mark.django_db

# The day the demo stands on, which its transactions tell the database.
NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)
POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.3", LATER)
STATISTICS = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY)
SECRET = b"Kanarifugl 4711"


@pytest.fixture(autouse=True)
def _an_empty_shelf(council_id: Any) -> None:
    """The demo's own papers are out of the way, and its figures not released."""
    for slug in ("loten", "lund"):
        with in_council(council_id(slug)):
            for model in (Released, Marked, Guest, Paper):
                model.objects.all().delete()


@pytest.fixture
def bring(seated: Any) -> Any:
    def brought(
        who: str, openness: Openness = Openness.COUNCIL, *, figures: bool = False
    ) -> Any:
        marking = EXEMPT if openness is Openness.EXEMPT else Marking(openness)
        new = Brought("Notat om torget", looked(SECRET), marking, figures)
        with seated(who) as (by, council):
            return bring_paper(council, new, by=by, at=NOW).pk

    return brought


def seen() -> set[Any]:
    return set(Paper.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("openness", "by_other"),
    [
        (Openness.OPEN, True),
        (Openness.COUNCIL, True),
        (Openness.EXEMPT, True),
        (Openness.PARTY, False),
    ],
)
@pytest.mark.parametrize(("owner", "other"), [(POLICE, MUNICIPALITY), (MUNICIPALITY, POLICE)])
def test_each_level_is_seen_by_whom_it_says(
    openness: Openness, owner: str, other: str, seated: Any, bring: Any, *, by_other: bool
) -> None:
    paper = bring(owner, openness)
    with seated(owner):
        assert paper in seen()
    with seated(other):
        assert (paper in seen()) is by_other


def test_another_council_sees_none_of_it(bring: Any, person: Any) -> None:
    for openness in Openness:
        bring(POLICE, openness)
    with as_person(person("samordnare.lund").id):
        assert seen() == set()
        assert not LogEntry.objects.exclude(council__slug="lund").exists()


def test_raw_sql_and_counts_show_no_more_than_the_pages(seated: Any, bring: Any) -> None:
    bring(POLICE, Openness.PARTY)
    bring(POLICE, figures=True)
    statements = [
        "SELECT count(*) FROM records_paper",
        "SELECT count(*) FROM records_paper WHERE content LIKE '%%4711%%'",
        "WITH p AS (TABLE records_paper) SELECT count(*) FROM p",
        "SELECT count(*) FROM records_marked",
    ]
    with seated(MUNICIPALITY), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            assert cursor.fetchone() == (0,), statement


def test_nobody_brings_a_paper_in_the_other_partys_name(seated: Any) -> None:
    with seated(MUNICIPALITY) as (by, council), transaction.atomic():
        values = {
            "council": council,
            "title": "x",
            "name": "x",
            "kind": "txt",
            "content": b"x",
            "sha256": "0" * 64,
            "openness": "council",
            "brought_at": NOW,
            "brought_by": by,
        }
        Paper.objects.create(**values, party="municipality")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Paper.objects.create(**values, party="police")


@pytest.mark.parametrize(
    "columns",
    [
        {"openness": "exempt", "ground": "", "review": LATER},
        {"openness": "exempt", "ground": "no.offl.14", "review": None},
        {"openness": "open", "ground": "no.offl.14"},
        {"openness": "secret"},
    ],
)
def test_the_database_takes_no_exemption_without_ground_and_review(
    columns: dict[str, Any], seated: Any, bring: Any
) -> None:
    paper = bring(POLICE)
    with seated(POLICE), pytest.raises(DatabaseError), transaction.atomic():
        Paper.objects.filter(pk=paper).update(**columns)


# --- figures of the police -----------------------------------------------------------------


def test_figures_are_the_polices_until_released_and_again_when_withdrawn(
    seated: Any, bring: Any
) -> None:
    figures = bring(POLICE, figures=True)
    with seated(MUNICIPALITY):
        assert figures not in seen()
    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)
    with seated(MUNICIPALITY):
        assert figures in seen()
    with seated(POLICE) as (by, _):
        withdraw_release(Paper.objects.get(pk=figures), by=by, at=NOW)
        assert figures in seen()
    with seated(MUNICIPALITY):
        assert figures not in seen()
        assert not Released.objects.exists()
        acts = list(LogEntry.objects.order_by("number").values_list("act", flat=True))
        # That it was released and withdrawn both parties can read; what it was, they cannot.
        assert acts[-3:] == ["bring_figures", "release_figures", "withdraw_release"]


def test_a_release_that_is_over_hides_the_figures(seated: Any, bring: Any) -> None:
    figures = bring(POLICE, figures=True)
    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)
        Released.objects.update(until=TODAY - timedelta(days=1))
    with seated(MUNICIPALITY):
        assert figures not in seen()
    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)
    with seated(MUNICIPALITY):
        assert figures in seen()


def test_released_figures_that_are_the_polices_own_stay_so(seated: Any, bring: Any) -> None:
    figures = bring(POLICE, Openness.PARTY, figures=True)
    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)
    with seated(MUNICIPALITY):
        assert figures not in seen()


@pytest.mark.parametrize("who", [MUNICIPALITY, "ordforer.loten"])
def test_the_municipality_releases_nothing(
    who: str, seated: Any, bring: Any, refused: Any
) -> None:
    figures = bring(POLICE, figures=True)
    with seated(POLICE):
        paper = Paper.objects.select_related("council").get(pk=figures)
    with seated(who) as (by, _):
        with refused("access.not_your_role"):
            release_figures(paper, STATISTICS, by=by, at=NOW)
        assert figures not in seen()


def test_what_is_no_figures_or_is_released_is_not_released(
    seated: Any, bring: Any, refused: Any
) -> None:
    paper, figures = bring(POLICE), bring(POLICE, figures=True)
    with seated(POLICE) as (by, _):
        with refused("release.no_figures"):
            release_figures(Paper.objects.get(pk=paper), STATISTICS, by=by, at=NOW)
        with refused("release.not_released"):
            withdraw_release(Paper.objects.get(pk=figures), by=by, at=NOW)
        release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)
        with refused("release.released_already"):
            release_figures(Paper.objects.get(pk=figures), STATISTICS, by=by, at=NOW)


# --- markings and reading ------------------------------------------------------------------


def test_closing_is_eithers_and_opening_is_the_owners(
    seated: Any, bring: Any, refused: Any
) -> None:
    paper = bring(POLICE, Openness.OPEN)
    with seated(MUNICIPALITY) as (by, _):
        own = Paper.objects.get(pk=paper)
        mark_paper(own, EXEMPT, reason="Navngir et sted", by=by, at=NOW)
        for opened in (Openness.OPEN, Openness.COUNCIL):
            with refused("openness.not_yours"):
                mark_paper(own, Marking(opened), reason="x", by=by, at=NOW)
        with refused("openness.not_yours"):
            mark_paper(own, Marking(Openness.PARTY), reason="x", by=by, at=NOW)
    with seated(POLICE) as (by, _):
        own = Paper.objects.get(pk=paper)
        assert marking_of(own) == EXEMPT
        with refused("openness.no_reason"):
            mark_paper(own, Marking(Openness.OPEN), reason=" ", by=by, at=NOW)
        mark_paper(own, Marking(Openness.OPEN), reason="Stedet er kjent", by=by, at=NOW)
        reasons = list(Marked.objects.order_by("at", "pk").values_list("reason", flat=True))
    assert reasons == ["Navngir et sted", "Stedet er kjent"]


def test_what_a_party_takes_back_the_other_sees_no_more_nor_why(
    seated: Any, bring: Any
) -> None:
    paper = bring(POLICE)
    with seated(POLICE) as (by, _):
        own = Paper.objects.get(pk=paper)
        mark_paper(own, Marking(Openness.PARTY), reason="Kanarifugl", by=by, at=NOW)
        assert Marked.objects.count() == 1
    with seated(MUNICIPALITY):
        assert paper not in seen()
        assert not Marked.objects.exists()
        assert not LogEntry.objects.filter(facts__contains="Kanarifugl").exists()


def test_only_the_reading_of_what_is_exempt_is_in_the_log(seated: Any, bring: Any) -> None:
    open_, exempt = bring(POLICE), bring(POLICE, Openness.EXEMPT)
    with seated(MUNICIPALITY) as (by, council):
        before = head_of(council.id).number
        assert read_paper(Paper.objects.get(pk=open_), by=by, at=NOW) == SECRET
        assert head_of(council.id).number == before
        assert read_paper(Paper.objects.get(pk=exempt), by=by, at=NOW) == SECRET
        entry = LogEntry.objects.latest("number")
        assert (entry.act, entry.who, entry.thing_id) == ("exempt_read", by.id, exempt)
        assert verify(entries_of(council.id), head_of(council.id)) is None


# --- guests --------------------------------------------------------------------------------


def guest(
    email: str = "uten.sete@samrad.example",
    until: date = LATER,
    name: str = "Ola Rektor",
    workplace: str = "Løten ungdomsskole",
) -> Guesting:
    return Guesting(email, name, workplace, until)


@pytest.fixture
def guest_of(seated: Any) -> Any:
    def invite(paper: Any, until: date = LATER) -> Any:
        with seated(MUNICIPALITY) as (by, _):
            found = Paper.objects.select_related("council").get(pk=paper)
            return invite_guest(found, guest("UTEN.SETE@samrad.example", until), by=by, at=NOW)

    return invite


def test_a_guest_sees_exactly_the_paper_and_nothing_beside_it(
    bring: Any, guest_of: Any, person: Any
) -> None:
    shown, beside = bring(POLICE), bring(POLICE, Openness.OPEN)
    guest_of(shown)
    with as_person(person("uten.sete").id):
        assert seen() == {shown}
        assert beside not in seen()
        assert councils() == []
        for model in (Seat, LogEntry, Guest, Marked, Released):
            assert not model.objects.exists()


def test_a_guest_whose_time_is_over_or_who_is_no_longer_shown_it_sees_nothing(
    seated: Any, bring: Any, guest_of: Any, person: Any
) -> None:
    first, second = bring(POLICE), bring(POLICE)
    guest_of(first)
    guest_of(second)
    with seated(MUNICIPALITY) as (by, _):
        Guest.objects.filter(paper=first).update(until=TODAY - timedelta(days=1))
        withdraw_guest(Guest.objects.get(paper=second), by=by, at=NOW)
    with as_person(person("uten.sete").id):
        assert seen() == set()


@pytest.mark.parametrize("openness", [Openness.EXEMPT, Openness.PARTY])
def test_what_becomes_closed_a_guest_sees_no_more(
    openness: Openness, seated: Any, bring: Any, guest_of: Any, person: Any
) -> None:
    paper = bring(POLICE)
    guest_of(paper)
    with seated(POLICE) as (by, _):
        marking = EXEMPT if openness is Openness.EXEMPT else Marking(openness)
        mark_paper(Paper.objects.get(pk=paper), marking, reason="x", by=by, at=NOW)
    with as_person(person("uten.sete").id):
        assert seen() == set()


def test_to_what_is_exempt_nobody_is_invited(bring: Any, guest_of: Any, refused: Any) -> None:
    paper = bring(MUNICIPALITY, Openness.EXEMPT)
    with refused("access.not_open_enough"):
        guest_of(paper)


def test_a_guest_is_invited_for_a_time_and_is_somebody(
    seated: Any, bring: Any, guest_of: Any, refused: Any
) -> None:
    paper = bring(MUNICIPALITY)
    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=93)):
        with refused("guest.until"):
            guest_of(paper, until)
    for nobody in (guest("a@x.example", name=" "), guest("a@x.example", workplace=" ")):
        with seated(MUNICIPALITY) as (by, _), refused("guest.nobody"):
            invite_guest(Paper.objects.get(pk=paper), nobody, by=by, at=NOW)


def test_figures_that_are_not_released_no_guest_sees(
    seated: Any, bring: Any, person: Any, refused: Any
) -> None:
    figures = bring(POLICE, figures=True)
    with seated(POLICE) as (by, _):
        found = Paper.objects.get(pk=figures)
        with refused("guest.not_released"):
            invite_guest(found, guest(), by=by, at=NOW)
        release_figures(found, STATISTICS, by=by, at=NOW)
        invite_guest(found, guest(), by=by, at=NOW)
    with as_person(person("uten.sete").id):
        assert seen() == {figures}
    with seated(POLICE) as (by, _):
        withdraw_release(Paper.objects.get(pk=figures), by=by, at=NOW)
    with as_person(person("uten.sete").id):
        assert seen() == set()


# --- deputies ------------------------------------------------------------------------------


@pytest.fixture
def deputy(within: Any, person: Any) -> Any:
    who = person("uten.sete")
    with within("loten") as council:
        seat = give_seat(council, who, Role.COORDINATOR, since=TODAY, at=NOW)
        Seat.objects.filter(pk=seat.pk).update(deputy=1)
    return who


def test_a_deputy_sees_nothing_until_the_seat_is_taken(deputy: Any, bring: Any) -> None:
    bring(MUNICIPALITY)
    with as_person(deputy.id):
        assert councils() == []
        assert seen() == set()
        (own,) = deputy_seats()
        assert (own.name, own.order) == ("Politirådet i Løten", 1)
        take_deputy_seat(own.seat, until=TODAY, by=deputy, at=NOW)
        assert [council.slug for council in councils()] == ["loten"]
        assert len(seen()) == 1
        assert deputy_seats() == []
        entry = LogEntry.objects.latest("number")
        assert (entry.act, entry.who) == ("take_deputy_seat", deputy.id)


def test_a_deputys_seat_opens_nothing_after_its_days(deputy: Any, within: Any) -> None:
    with as_person(deputy.id):
        (own,) = deputy_seats()
        stand_in = take_deputy_seat(own.seat, until=TODAY, by=deputy, at=NOW)
    with within("loten"):
        yesterday = TODAY - timedelta(days=1)
        type(stand_in).objects.update(since=yesterday, until=yesterday)
    with as_person(deputy.id):
        assert councils() == []
        assert len(deputy_seats()) == 1


def test_nobody_takes_anothers_deputy_seat(deputy: Any, person: Any, refused: Any) -> None:
    with as_person(deputy.id):
        (own,) = deputy_seats()
    other = person("samordnare.lund")
    with as_person(other.id):
        assert deputy_seats() == []
        with refused("deputy.not_yours"):
            take_deputy_seat(own.seat, until=TODAY, by=other, at=NOW)
        with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            from samrad.records.councils.models import StandIn

            StandIn.objects.create(
                council_id=own.council,
                seat_id=own.seat,
                since=TODAY,
                until=TODAY,
                taken_at=NOW,
            )


def test_a_deputy_takes_the_seat_for_a_meeting_and_not_for_a_year(
    deputy: Any, refused: Any
) -> None:
    with as_person(deputy.id):
        (own,) = deputy_seats()
        for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=32)):
            with refused("deputy.until"):
                take_deputy_seat(own.seat, until=until, by=deputy, at=NOW)
