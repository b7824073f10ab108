"""Matters as the database shows them: to the party that keeps one, and to its guests."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from making import looked
from samrad.actions.attaching import attach_papers
from samrad.actions.guest_matters import guest_writes
from samrad.actions.guests import invite_guest, withdraw_guest
from samrad.actions.invitations import accept_as_new, open_invitation, renew_link
from samrad.actions.marking_matters import mark_matter
from samrad.actions.matters import Along, propose_matter
from samrad.actions.papers import Brought, bring_paper
from samrad.actions.screening import send_back
from samrad.core.meetings.kinds import MatterKind, RaisedBy
from samrad.core.meetings.proposing import Proposal, Words
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.guests import Guesting, Sight
from samrad.records.basics.context import as_person, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.meetings.reading_matters import decisions_shown, matters_shown_to_me
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper
from samrad.records.papers.queries import paper_shown_to_me

pytestmark = pytest.mark.django_db

SECRETARY, POLICE = "slt.loten", "politikontakt.loten"
LAST = date(2025, 7, 10)
KNOWN = Guesting("uten.sete@samrad.example", "Ola Rektor", "Løten ungdomsskole", LAST)
OLA = Guesting("ola@skole.example", "Ola Rektor", "Løten ungdomsskole", LAST)
MARKED = {
    Openness.OPEN: Marking(Openness.OPEN),
    Openness.COUNCIL: Marking(Openness.COUNCIL),
    Openness.PARTY: Marking(Openness.PARTY),
    Openness.EXEMPT: Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 1)),
}


@pytest.fixture
def propose(seated: Any, at: datetime) -> Callable[..., Matter]:
    def do(
        openness: Openness = Openness.COUNCIL, who: str = SECRETARY, title: str = "Kanarifugl"
    ) -> Matter:
        own = who == SECRETARY
        told = Proposal(
            Words(title, "Kanarifugl i buret."),
            MatterKind.DISCUSS,
            marking=MARKED[openness],
            raised_by=RaisedBy.GUEST if own else RaisedBy.MEMBER,
            raised_for="Ola Rektor" if own else "",
        )
        with seated(who) as (by, council):
            return propose_matter(council, told, by=by, at=at)

    return do


@pytest.fixture
def attach(seated: Any, at: datetime) -> Callable[..., Paper]:
    def do(matter: Matter, openness: Openness, who: str = SECRETARY, **more: Any) -> Paper:
        with seated(who) as (by, council):
            new = Brought(f"Kanarifugl {openness}", looked(), MARKED[openness], **more)
            paper = bring_paper(council, new, by=by, at=at)
            attach_papers(matter, Along((paper,)), by=by, at=at)
            return paper

    return do


@pytest.fixture
def guest(seated: Any, at: datetime, person: Any) -> Callable[..., Any]:
    """Show a matter to somebody with an account, who is no member of any council."""

    def do(matter: Matter) -> Any:
        with seated(SECRETARY) as (by, _):
            found = Matter.objects.select_related("council").get(pk=matter.pk)
            invite_guest(found, KNOWN, by=by, at=at)
        return person("uten.sete")

    return do


@pytest.fixture
def decided(within: Any, person: Any, at: datetime) -> Callable[..., Paragraph]:
    """Treat a matter at a meeting whose minutes stand at a stage."""

    def do(matter: Matter, stage: str = "approved", **more: Any) -> Paragraph:
        by = person(SECRETARY)
        with within("loten") as council:
            of = {"council": council}
            meeting = Meeting.objects.create(
                **of,
                year=2025,
                number=90 + Meeting.objects.count(),
                day=date(2025, 6, 2),
                stage="held",
                planned_at=at,
                planned_by=by,
            )
            item = Item.objects.create(
                **of,
                meeting=meeting,
                position=1,
                kind="matter",
                title=matter.title,
                matter=matter,
                **more.pop("item", {}),
            )
            Matter.objects.filter(pk=matter.pk).update(stage="treated", meeting=meeting)
            made = Paragraph.objects.create(
                **of,
                item=item,
                position=1,
                text="Rådet setter opp lys.",
                written_at=at,
                written_by=by,
                **{"wording": "decision", **more},
            )
            Meeting.objects.filter(pk=meeting.pk).update(minutes_stage=stage)
            return made

    return do


# --- the parties ---------------------------------------------------------------------------


@pytest.mark.parametrize("openness", Openness)
@pytest.mark.parametrize(("owner", "other"), [(POLICE, SECRETARY), (SECRETARY, POLICE)])
def test_what_a_party_keeps_the_other_never_reads(
    openness: Openness, owner: str, other: str, propose: Any, seated: Any, at: datetime
) -> None:
    matter = propose(openness, owner)
    with seated(owner) as (by, council):
        Marked.objects.create(
            council=council, matter=matter, openness="x", reason="Kanarifugl", at=at, by=by
        )
    statements = (
        "SELECT count(*) FROM records_matter WHERE title LIKE 'Kanari%%'",
        "SELECT count(*) FROM records_matter WHERE background LIKE '%%buret%%'",
        "WITH m AS (TABLE records_matter) SELECT count(*) FROM m WHERE title = 'Kanarifugl'",
        "SELECT count(*) FROM records_marked WHERE reason = 'Kanarifugl'",
    )
    for who, seen in ((owner, True), (other, openness is not Openness.PARTY)):
        with seated(who), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                assert cursor.fetchone() == (int(seen),), (who, statement)


def test_nobody_proposes_in_the_other_partys_name(seated: Any, at: datetime) -> None:
    with seated(SECRETARY) as (by, council):
        told = {"council": council, "kind": "decide", "proposed_at": at, "proposed_by": by}
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Matter.objects.create(title="x", party="police", **told)


def test_another_council_sees_none_of_it(propose: Any, person: Any) -> None:
    propose(Openness.OPEN)
    with as_person(person("samordnare.lund").id):
        assert not Matter.objects.exists()
    with as_person(person("uten.sete").id):
        assert not Matter.objects.exists()


def test_nothing_hangs_on_another_councils_matter(
    propose: Any, within: Any, person: Any, at: datetime
) -> None:
    matter = propose()
    who = person("samordnare.lund")
    with (
        pytest.raises(IntegrityError, match="same_council"),
        within("lund") as council,
        connection.cursor() as cursor,
    ):
        Guest.objects.create(
            council=council,
            matter_id=matter.pk,
            person=who,
            until="2100-01-01",
            invited_at=at,
            invited_by=who,
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_late_matter_has_its_deadline_and_a_guest_one_thing(
    propose: Any, within: Any, person: Any, at: datetime
) -> None:
    matter = propose()
    who = person(SECRETARY)
    with within("loten") as council:
        with pytest.raises(IntegrityError, match="late_after"), transaction.atomic():
            Matter.objects.filter(pk=matter.pk).update(late=True)
        with pytest.raises(IntegrityError, match="guest_of_one_thing"), transaction.atomic():
            told = {"until": "2100-01-01", "invited_at": at, "invited_by": who}
            Guest.objects.create(council=council, person=who, **told)


# --- guests --------------------------------------------------------------------------------


def test_a_guest_sees_that_one_matter_and_nothing_beside_it(
    propose: Any, attach: Any, guest: Any, decided: Any
) -> None:
    shown, other = propose(), propose(title="Kanarifugl to")
    propose(Openness.OPEN, POLICE)
    open_one = attach(shown, Openness.OPEN)
    of_council = attach(shown, Openness.COUNCIL)
    for openness in (Openness.EXEMPT, Openness.PARTY):
        attach(shown, openness)
    attach(shown, Openness.COUNCIL, POLICE, figures=True)
    of_other = attach(other, Openness.OPEN)
    decided(other)
    who = guest(shown)
    with as_person(who.id):
        assert [one.pk for one in Matter.objects.all()] == [shown.pk]
        papers = set(Paper.objects.values_list("pk", flat=True))
        assert papers == {open_one.pk, of_council.pk}
        assert set(Attachment.objects.values_list("paper_id", flat=True)) == papers
        assert paper_shown_to_me(open_one.pk) is not None
        assert paper_shown_to_me(of_other.pk) is None
        for model in (
            *(Council, Seat, LogEntry, Guest, Invitation, Marked),
            *(Meeting, Item, Paragraph, Presence),
        ):
            assert not model.objects.exists(), model
        with connection.cursor() as cursor:
            for table in ("matter", "paper", "attachment", "item", "paragraph"):
                cursor.execute(
                    f"SELECT count(*) FROM records_{table} WHERE id <> ALL (%s)",
                    [[shown.pk, *papers, *Attachment.objects.values_list("pk", flat=True)]],
                )
                assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize("openness", [Openness.EXEMPT, Openness.PARTY])
def test_what_is_closed_no_guest_sees_any_more(
    openness: Openness, propose: Any, attach: Any, guest: Any, seated: Any, at: datetime
) -> None:
    matter = propose()
    attach(matter, Openness.OPEN)
    who = guest(matter)
    with seated(SECRETARY) as (by, _):
        mark_matter(matter, MARKED[openness], reason="x", by=by, at=at)
    with as_person(who.id):
        assert not Matter.objects.exists()
        assert not Paper.objects.exists()
        assert matters_shown_to_me() == []


def test_when_the_time_is_over_or_it_is_withdrawn_nothing_is_seen(
    propose: Any, guest: Any, seated: Any, at: datetime, within: Any
) -> None:
    matter = propose()
    who = guest(matter)
    with as_person(who.id):
        assert [one.title for one in matters_shown_to_me()] == ["Kanarifugl"]
    with within("loten"):
        Guest.objects.filter(matter=matter).update(until=at.date() - timedelta(days=1))
    with as_person(who.id):
        assert matters_shown_to_me() == []
        assert not Matter.objects.exists()
    guest(matter)
    with seated(SECRETARY) as (by, _):
        withdraw_guest(Guest.objects.get(matter=matter), by=by, at=at)
    with as_person(who.id):
        assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("stage", "more", "seen"),
    [
        ("draft", {}, False),
        ("sent", {}, False),
        ("approved", {}, True),
        ("approved", {"wording": "summary"}, False),
        ("approved", {"openness": "exempt", "ground": "x", "review": LAST}, False),
        ("approved", {"item": {"openness": "exempt", "ground": "x", "review": LAST}}, False),
    ],
)
def test_the_decision_is_the_guests_answer_once_both_parties_approved_it(
    stage: str, more: dict[str, Any], propose: Any, guest: Any, decided: Any, *, seen: bool
) -> None:
    matter = propose()
    decided(matter, stage, **more)
    who = guest(matter)
    with as_person(who.id):
        found = [one.text for one in decisions_shown(Matter.objects.get())]
        (shown,) = matters_shown_to_me()
    assert found == (["Rådet setter opp lys."] if seen else [])
    assert shown.treated_on == date(2025, 6, 2)


# --- what a guest writes -------------------------------------------------------------------


def test_a_new_guest_follows_the_link_and_writes_what_it_is_about(
    propose: Any, seated: Any, at: datetime
) -> None:
    matter = propose()
    with seated(SECRETARY) as (by, _):
        found = Matter.objects.select_related("council").get(pk=matter.pk)
        secret = renew_link(invite_guest(found, OLA, by=by, at=at), at=at)
    assert open_invitation(secret, at=at).sight is Sight.MATTER
    made = accept_as_new(secret, "Ola Rektor", "en lang setning om torget", at=at)
    guest_writes(matter.pk, Words("Lys", "<p>Det er mørkt.</p>"), by=made, at=at)
    with seated(SECRETARY):
        found = Matter.objects.get(pk=matter.pk)
        entry = LogEntry.objects.latest("number")
        accepted = LogEntry.objects.get(act="guest_accepted")
    assert (found.title, found.background, found.party) == (
        "Lys",
        "Det er mørkt.",
        "municipality",
    )
    assert (entry.act, entry.who, entry.party) == ("propose_matter", made.id, "")
    assert (accepted.thing, accepted.thing_id) == ("matter", matter.pk)


def test_a_guest_writes_again_when_it_came_back_and_not_once_it_is_taken_up(
    propose: Any, guest: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter = propose()
    who = guest(matter)
    with seated(SECRETARY) as (by, _):
        send_back(matter, "Si hvor.", by=by, at=at)
    guest_writes(matter.pk, Words("Lys ved torget"), by=who, at=at)
    with seated(SECRETARY):
        assert Matter.objects.get(pk=matter.pk).stage == "proposed"
        Matter.objects.filter(pk=matter.pk).update(stage="accepted")
    with refused("matter.wrong_stage"):
        guest_writes(matter.pk, Words("Noe annet"), by=who, at=at)


def test_nobody_else_writes_it_so(
    propose: Any, guest: Any, at: datetime, refused: Any, person: Any
) -> None:
    own, of_member = propose(), propose(who=POLICE, title="Kanarifugl to")
    with refused("access.no_seat"):
        guest_writes(own.pk, Words("Tatt"), by=person("uten.sete"), at=at)
    with refused("access.no_seat"):  # a member, who writes as one and not as a guest
        guest_writes(own.pk, Words("Tatt"), by=person(POLICE), at=at)
    who = guest(of_member)
    with refused("matter.wrong_stage"):  # it is shown, and not theirs
        guest_writes(of_member.pk, Words("Tatt"), by=who, at=at)
    guest(own)
    with refused("agenda.no_title"):
        guest_writes(own.pk, Words(" "), by=who, at=at)


@pytest.mark.parametrize("table", ["matter", "attachment", "paragraph", "item", "guest"])
def test_a_guest_changes_nothing_by_sql_either(
    table: str, propose: Any, attach: Any, guest: Any, decided: Any
) -> None:
    matter = propose()
    attach(matter, Openness.OPEN)
    decided(matter)
    who = guest(matter)
    with as_person(who.id), connection.cursor() as cursor:
        cursor.execute(f"UPDATE records_{table} SET id = id")
        assert cursor.rowcount == 0
        cursor.execute(f"DELETE FROM records_{table}")
        assert cursor.rowcount == 0


def test_a_job_sees_what_both_parties_see(propose: Any, council_id: Any) -> None:
    propose(Openness.PARTY, POLICE)
    shared = propose(Openness.EXEMPT)
    with in_council(council_id("loten")):
        assert [one.pk for one in Matter.objects.filter(title="Kanarifugl")] == [shared.pk]
