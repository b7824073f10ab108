"""What has been kept long enough goes, with a receipt: once, and in its own council only."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from making import looked
from samrad.actions import retention
from samrad.actions.uploads import begin_upload
from samrad.core.basics.countries import Country
from samrad.core.retention.choices import Choice, rules_for
from samrad.core.retention.kinds import Kind
from samrad.core.retention.rules import Rule, rules_of
from samrad.core.search.questions import Question
from samrad.records.basics.context import as_person
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council, Seat
from samrad.records.districts.models import Grant, Tally
from samrad.records.evidence.models import Evidence, Feed, Reminder
from samrad.records.figures.models import Source, Upload
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.retention.models import Disposal
from samrad.records.retention.queries import Run
from samrad.records.search.queries import hits

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
RULES = rules_of(Country.NORWAY)
OF_THE_MUNICIPALITY, OF_THE_POLICE = (
    Choice(kind, "sak 2025/14", 12, lets_go=True)
    for kind in (Kind.MUNICIPALITY_PAPER, Kind.POLICE_PAPER)
)
BURN = rules_for(Country.NORWAY, [OF_THE_MUNICIPALITY, OF_THE_POLICE])


@pytest.fixture
def run(at: datetime) -> Run:
    return Run(uuid7(), at, "worker")


def reminder(council: Council, made_on: date, *, step: int = 7) -> Reminder:
    return Reminder.objects.create(
        council=council, duty="x", due=made_on, days_before=step, made_on=made_on
    )


def gone(council: Council, run: Run, rules: Mapping[Kind, Rule] = RULES) -> dict[Kind, int]:
    went = retention.dispose(council.id, rules, on=TODAY, run=run)
    return {due.rule.kind: due.number for due in went}


def test_a_reminder_goes_the_day_after_two_years_and_not_before(within: Any, run: Run) -> None:
    with within("loten") as council:
        old = reminder(council, date(2023, 6, 15))
        kept = reminder(council, date(2023, 6, 16), step=0)
        assert gone(council, run) == {Kind.REMINDER: 1}
        assert not Reminder.objects.filter(pk=old.pk).exists()
        assert Reminder.objects.filter(pk=kept.pk).exists()


def test_the_receipt_says_how_many_by_which_rule_and_proves_a_list(
    within: Any, run: Run, at: datetime
) -> None:
    with within("loten") as council:
        old = [reminder(council, date(2020, 1, day), step=day) for day in (1, 2, 3)]
        gone(council, run)
        receipt = Disposal.objects.get()
        listed = "\n".join(sorted(str(one.pk) for one in old))
        assert (receipt.kind, receipt.number, receipt.before) == (
            "reminder",
            3,
            date(2023, 6, 16),
        )
        assert (receipt.rule, receipt.run, receipt.at, receipt.ran_by) == (
            "GDPR art. 5(1)(e)",
            run.id,
            at,
            "worker",
        )
        assert receipt.sha256 == hashlib.sha256(listed.encode()).hexdigest()
        entry = LogEntry.objects.latest("number")
        assert (entry.act, entry.thing, entry.thing_id) == ("disposed", "receipt", run.id)
        assert entry.facts == '{"before": "2023-06-16", "kind": "reminder", "number": 3}'


def test_run_again_it_finds_nothing_and_writes_no_receipt(within: Any, run: Run) -> None:
    with within("loten") as council:
        reminder(council, date(2020, 1, 1))
        gone(council, run)
        assert gone(council, Run(uuid7(), run.at, "operator")) == {}
        assert Disposal.objects.count() == 1


def test_what_is_due_in_another_council_stays(within: Any, run: Run) -> None:
    with within("lund") as council:
        reminder(council, date(2010, 1, 1))
    with within("loten") as council:
        assert gone(council, run) == {}
    with within("lund"):
        assert Reminder.objects.filter(made_on=date(2010, 1, 1)).exists()
        assert not Disposal.objects.exists()


def test_a_calendar_goes_a_month_after_the_last_seat_ended(
    within: Any, person: Any, run: Run, at: datetime
) -> None:
    who = [person(f"{one}.loten") for one in ("slt", "ordforer", "politikontakt")]
    left, lately, stays = who
    with within("loten") as council:
        for number, one in enumerate(who):
            Feed.objects.create(
                council=council, person=one, secret_sha256=f"{number:064}", made_at=at
            )
        Seat.objects.filter(person=left).update(until=date(2025, 5, 15))
        Seat.objects.filter(person=lately).update(until=date(2025, 5, 16))
        assert gone(council, run) == {Kind.FEED: 1}
        assert {feed.person for feed in Feed.objects.all()} == {lately, stays}


def test_a_guest_goes_a_year_after_the_invitation_ended(
    within: Any, run: Run, some_rows: Any
) -> None:
    with within("loten") as council:
        guest = some_rows(council)["guest"]
        Guest.objects.filter(pk=guest).update(until=date(2024, 6, 16))
        assert gone(council, run) == {}
        Guest.objects.filter(pk=guest).update(until=date(2024, 6, 15))
        assert gone(council, run) == {Kind.GUEST: 1}


@pytest.mark.parametrize(
    "ended",
    [
        {"expires_at": datetime(2025, 5, 15, 12, tzinfo=UTC)},
        # Answered long before it would have run out.
        {"accepted_at": datetime(2025, 5, 15, 12, tzinfo=UTC)},
        {"withdrawn_at": datetime(2025, 5, 15, 12, tzinfo=UTC)},
    ],
)
def test_the_name_in_an_invitation_goes_a_month_after_it_ended(
    ended: dict[str, datetime], within: Any, person: Any, run: Run, some_rows: Any
) -> None:
    who = {name.replace("_at", "_by"): person("slt.loten") for name in ended}
    who.pop("expires_by", None)
    with within("loten") as council:
        found = Invitation.objects.filter(pk=some_rows(council)["invitation"])
        assert gone(council, run) == {}
        found.update(**ended, **who)
        assert gone(council, run) == {Kind.INVITATION: 1}
        assert not found.exists()


def test_counts_for_a_district_and_what_was_withdrawn_go_after_five_years(
    within: Any, person: Any, run: Run, at: datetime
) -> None:
    by, long_ago = person("politikontakt.loten"), datetime(2020, 6, 15, 12, tzinfo=at.tzinfo)
    with within("loten") as council:
        assert gone(council, run) == {}
        # Of one day there is one count; the others are from later.
        Tally.objects.filter(pk=Tally.objects.earliest("on").pk).update(on=long_ago)
    with as_person(by.id):
        given = Grant.objects.filter(party="police")
        assert given.update(at=long_ago, withdrawn_at=long_ago, withdrawn_by=by) == 1
    with within("loten") as council:
        assert gone(council, run) == {Kind.GRANT: 1, Kind.TALLY: 1}
        # What is in force is kept however old it is.
        assert Grant.objects.filter(party="municipality").exists()


def test_a_file_of_figures_nobody_took_goes_after_a_week_also_of_who_left(
    within: Any, seated: Any, run: Run, at: datetime
) -> None:
    with seated("politikontakt.loten") as (by, _):
        source = Source.objects.get(key="innlandet")
        week_ago = datetime(2025, 6, 9, tzinfo=at.tzinfo)
        upload = begin_upload(source, looked(b"tema;2024\n", "tall.csv"), by=by, at=week_ago)
    with within("loten") as council:
        assert gone(council, run) == {}
    with seated("politikontakt.loten"):
        a_minute_more = week_ago - timedelta(minutes=1)
        Upload.objects.filter(pk=upload.pk).update(made_at=a_minute_more)
    with within("loten") as council:
        Seat.objects.filter(person=by).update(until=date(2025, 6, 10))
        # Nobody else sees the file; it goes all the same.
        assert not Upload.objects.exists()
        assert gone(council, run)[Kind.UPLOAD] == 1


# --- papers --------------------------------------------------------------------------------


@pytest.fixture
def papers(person: Any, at: datetime) -> list[Any]:
    """Old ones of every kind: open, a party's own, and figures nobody but the police sees."""
    found = []
    for who, party, figures, openness in (
        ("slt.loten", "municipality", False, "open"),
        ("slt.loten", "municipality", False, "party"),
        ("politikontakt.loten", "police", True, "council"),
    ):
        by = person(who)
        with as_person(by.id):
            paper = Paper.objects.create(
                council=Council.objects.get(),
                title="Gammelt notat",
                name="x.txt",
                kind="txt",
                content=b"x",
                text="Kanarifuglen",
                sha256="0" * 64,
                party=party,
                figures=figures,
                openness=openness,
                brought_at=datetime(2015, 1, 1, tzinfo=at.tzinfo),
                brought_by=by,
            )
            Marked.objects.create(
                council=paper.council, paper=paper, openness="x", reason="x", at=at, by=by
            )
            found.append((by, paper))
    return found


def there(papers: list[Any]) -> int:
    found = 0
    for by, paper in papers:
        with as_person(by.id):
            found += Paper.objects.filter(pk=paper.pk).count()
    return found


def found_again(papers: list[Any]) -> int:
    """How many of the old papers the search knows: it asks the words it keeps."""
    found = 0
    for by, paper in papers:
        with as_person(by.id):
            asked = hits(Question("kanarifugl"), [paper.council_id])
            found += paper.pk in {hit.thing for hit in asked}
    return found


def test_papers_are_listed_as_due_and_do_not_go_without_a_decision(
    within: Any, run: Run, papers: list[Any]
) -> None:
    with within("loten") as council:
        dues = retention.due_in(council.id, RULES, on=TODAY)
        assert [(due.rule.kind, due.number, due.rule.may_go) for due in dues] == [
            (Kind.MUNICIPALITY_PAPER, 2, False),
            (Kind.POLICE_PAPER, 1, False),
        ]
        assert gone(council, run) == {}
    assert there(papers) == 3


def test_on_a_decision_they_go_with_all_that_hangs_on_them_also_those_a_party_keeps(
    within: Any, run: Run, papers: list[Any]
) -> None:
    assert found_again(papers) == 3
    with within("loten") as council:
        # A year after they were brought: the demo's own of 2024 too.
        went = gone(council, run, BURN)
        assert went == {Kind.MUNICIPALITY_PAPER: 3, Kind.POLICE_PAPER: 1}
        assert {receipt.decided for receipt in Disposal.objects.all()} == {"sak 2025/14"}
        assert not Marked.objects.exclude(paper=None).exists()
        # What is not due is still there.
        assert Paper.objects.filter(brought_at__year=2025).exists()
        assert Released.objects.exists()
    assert there(papers) == found_again(papers) == 0


def test_a_decision_of_one_party_lets_nothing_of_the_other_go(
    within: Any, run: Run, papers: list[Any]
) -> None:
    rules = rules_for(Country.NORWAY, [OF_THE_MUNICIPALITY])
    with within("loten") as council:
        assert gone(council, run, rules) == {Kind.MUNICIPALITY_PAPER: 3}
    assert there(papers) == 1
    by, figures = papers[2]
    with as_person(by.id):
        assert Paper.objects.filter(pk=figures.pk, party="police").exists()


def test_the_log_the_agreement_and_what_was_done_never_go(within: Any, run: Run) -> None:
    far = TODAY + timedelta(days=365 * 60)
    with within("loten") as council:
        before = (LogEntry.objects.count(), Evidence.objects.count())
        went = retention.dispose(council.id, RULES, on=far, run=run)
        assert {due.rule.kind for due in went} <= {
            *(Kind.FEED, Kind.GUEST, Kind.REMINDER, Kind.INVITATION, Kind.GRANT, Kind.TALLY)
        }
        assert (LogEntry.objects.count() - len(went), Evidence.objects.count()) == before


def test_what_fails_halfway_leaves_everything_as_it_was(
    within: Any, run: Run, monkeypatch: Any
) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("samrad.actions.retention.note", fail)
    with within("loten") as council:
        reminder(council, date(2020, 1, 1))
        with pytest.raises(ZeroDivisionError):
            retention.dispose(council.id, RULES, on=TODAY, run=run)
        assert Reminder.objects.filter(made_on=date(2020, 1, 1)).exists()
        assert not Disposal.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
