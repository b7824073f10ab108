"""From a proposal to an answer: who does what with a matter, and what it leaves behind."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from making import looked
from samrad.actions import matters, screening
from samrad.actions.agendas import Worded, write_agenda
from samrad.actions.attaching import attach_papers, detach_paper
from samrad.actions.marking_matters import mark_matter, read_matter
from samrad.actions.matters import Along, propose_matter
from samrad.actions.meetings import Planned, plan_meeting
from samrad.actions.papers import Brought, bring_paper
from samrad.core.agreements.kinds import MatterDeadline
from samrad.core.agreements.writing import terms_to_json
from samrad.core.meetings.agenda import Known as KnownForAgenda
from samrad.core.meetings.agenda import Raised, compose
from samrad.core.meetings.kinds import MatterKind, RaisedBy
from samrad.core.meetings.proposing import Proposal, Words
from samrad.core.openness.levels import Marking, Openness
from samrad.records.agreements.models import Clause, Version
from samrad.records.basics.marks import marking_of
from samrad.records.log.models import LogEntry
from samrad.records.meetings.matters import Matter
from samrad.records.meetings.models import Item, Meeting
from samrad.records.meetings.reading_matters import merged_into, papers_with
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Paper

pytestmark = pytest.mark.django_db

SECRETARY, POLICE, MAYOR = "slt.loten", "politikontakt.loten", "ordforer.loten"
OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2025, 9, 15)
LATER = date(2025, 11, 17)
EXEMPT = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 1))
COUNCIL, PARTY = Marking(Openness.COUNCIL), Marking(Openness.PARTY)


@pytest.fixture
def meeting(seated: Any, at: datetime) -> Callable[..., Meeting]:
    def plan(day: date = DAY) -> Meeting:
        with seated(SECRETARY) as (by, council):
            return plan_meeting(council, Planned(day, "møte"), by=by, at=at)

    return plan


@pytest.fixture
def agreed(within: Any) -> None:
    """Matters are to be in ten days before a meeting."""
    with within("loten") as council:
        version = Version.objects.get(council=council, number=1)
        Version.objects.filter(pk=version.pk).update(until=None)
        Clause.objects.create(
            council=council,
            version=version,
            key="matters",
            kind="matter_deadline",
            terms=terms_to_json(MatterDeadline(10)),
            position=90,
        )


@pytest.fixture
def propose(seated: Any, at: datetime) -> Callable[..., Matter]:
    def do(who: str = MAYOR, title: str = "Lys ved torget", **more: Any) -> Matter:
        when, for_meeting = more.pop("when", at), more.pop("meeting", None)
        along = more.pop("along", Along())
        words = Words(title, "Det er mørkt.", "At det lyser.")
        told = Proposal(words, MatterKind.DECIDE, **more)
        with seated(who) as (by, council):
            return propose_matter(
                council, told, meeting=for_meeting, along=along, by=by, at=when
            )

    return do


def again(matter: Matter) -> Matter:
    return Matter.objects.select_related("council", "proposed_by").get(pk=matter.pk)


def on_agenda(meeting: Meeting, matter: Matter, by: Any, at: datetime) -> Item:
    """The matter as the agenda takes it up."""
    found = again(matter)
    raised = Raised(found.id, found.title, found.minutes, marking_of(found))
    (line,) = compose(KnownForAgenda(raised=(raised,)))
    write_agenda(meeting, [Worded(line, found.title)], by=by, at=at)
    return Item.objects.get(meeting=meeting, matter=matter)


# --- proposing -----------------------------------------------------------------------------


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize(("day", "late"), [(5, False), (6, True)])
def test_after_the_deadline_it_is_kept_and_said_to_be_late(
    day: int, meeting: Any, propose: Any, *, late: bool
) -> None:
    when = datetime(2025, 9, day, 12, tzinfo=OSLO)
    matter = propose(meeting=meeting(), when=when)
    assert (matter.stage, matter.deadline, matter.late) == ("proposed", date(2025, 9, 5), late)


def test_for_no_meeting_in_particular_nothing_is_late(propose: Any) -> None:
    matter = propose()
    assert (matter.meeting, matter.deadline, matter.late) == (None, None, False)


def test_every_member_proposes_for_their_own_party(propose: Any, within: Any) -> None:
    for who, party in ((MAYOR, "municipality"), (POLICE, "police")):
        matter = propose(who)
        assert matter.party == party
        with within("loten"):
            entry = LogEntry.objects.latest("number")
        assert (entry.act, entry.thing, entry.thing_id) == (
            "propose_matter",
            "matter",
            matter.id,
        )
        assert "torget" not in entry.facts


@pytest.mark.parametrize("raised_by", [RaisedBy.GUEST, RaisedBy.COORDINATING_LEVEL])
def test_only_who_runs_the_year_proposes_on_behalf_of_others(
    raised_by: RaisedBy, propose: Any, refused: Any
) -> None:
    told = {"raised_by": raised_by, "raised_for": "SLT-koordineringsgruppa"}
    with refused("access.not_your_role"):
        propose(MAYOR, **told)
    matter = propose(SECRETARY, **told)
    assert (matter.raised_by, matter.raised_for) == (raised_by, "SLT-koordineringsgruppa")


def test_a_meeting_that_is_over_takes_no_matter(
    meeting: Any, propose: Any, refused: Any, within: Any
) -> None:
    held = meeting()
    with within("loten"):
        Meeting.objects.filter(pk=held.pk).update(stage="cancelled")
        held.refresh_from_db()
    with refused("matter.meeting_over"):
        propose(meeting=held)


def test_a_file_comes_along_as_open_as_the_matter(propose: Any, seated: Any) -> None:
    new = Brought("Notat", looked(), COUNCIL)
    matter = propose(along=Along(brought=new))
    with seated(POLICE):
        (paper,) = papers_with([matter])[matter.pk]
    assert (paper.title, paper.party, paper.openness) == ("Notat", "municipality", "council")


def test_where_the_matter_is_refused_its_file_is_not_kept_either(
    propose: Any, seated: Any, refused: Any
) -> None:
    new = Brought("Kanarifugl", looked(), COUNCIL)
    with refused("openness.no_ground"):
        propose(marking=Marking(Openness.EXEMPT), along=Along(brought=new))
    with seated(MAYOR):
        assert not Paper.objects.filter(title="Kanarifugl").exists()


def test_what_is_sent_back_is_proposed_again_by_who_proposed_it(
    propose: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter = propose()
    better = Proposal(Words("Lys ved torget, bedre"), MatterKind.DISCUSS)
    with seated(SECRETARY) as (by, _):
        with refused("matter.no_reason"):
            screening.send_back(matter, " \n", by=by, at=at)
        screening.send_back(matter, "Si hva det koster.", by=by, at=at)
    with seated(POLICE) as (by, _), refused("matter.not_yours"):
        matters.propose_again(again(matter), better, by=by, at=at)
    with seated(MAYOR) as (by, _):
        matters.propose_again(again(matter), better, by=by, at=at + timedelta(days=1))
        found = again(matter)
    assert (found.title, found.stage, found.kind) == (
        "Lys ved torget, bedre",
        "proposed",
        "discuss",
    )
    # Why it came back stays, until there is another answer.
    assert found.answer == "Si hva det koster."


def test_how_open_it_is_does_not_change_by_proposing_again(
    propose: Any, seated: Any, at: datetime
) -> None:
    matter = propose(marking=EXEMPT)
    opened = Proposal(Words("Ny"), MatterKind.INFORM, marking=Marking(Openness.OPEN))
    with seated(MAYOR) as (by, _):
        matters.propose_again(matter, opened, by=by, at=at)
        assert marking_of(again(matter)) == EXEMPT


def test_who_runs_the_year_for_the_same_party_withdraws_it_and_nobody_else(
    propose: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter = propose()
    with seated(POLICE) as (by, _), refused("matter.not_yours"):
        matters.withdraw_matter(matter, by=by, at=at)
    with seated(SECRETARY) as (by, _):
        matters.withdraw_matter(matter, by=by, at=at)
        assert again(matter).stage == "withdrawn"
        with refused("matter.wrong_stage"):
            matters.withdraw_matter(matter, by=by, at=at)


# --- screening -----------------------------------------------------------------------------


def test_a_mayor_proposes_and_does_not_screen(
    propose: Any, meeting: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter, planned = propose(), meeting()
    with seated(MAYOR) as (by, _), refused("access.not_your_role"):
        screening.accept_matter(matter, planned, by=by, at=at)


def test_what_is_accepted_comes_on_the_agenda_and_moves_to_a_later_one(
    propose: Any, meeting: Any, seated: Any, at: datetime
) -> None:
    matter, first, second = propose(), meeting(), meeting(LATER)
    with seated(SECRETARY) as (by, _):
        screening.accept_matter(matter, first, answer="Vi tar den.", by=by, at=at)
        item = on_agenda(first, matter, by, at)
        screening.accept_matter(again(matter), second, by=by, at=at)
        item.refresh_from_db()
        found = again(matter)
    assert (found.stage, found.meeting_id) == ("accepted", second.pk)
    assert item.struck_at == at


@pytest.mark.parametrize("act", ["accept", "merge"])
def test_what_a_party_keeps_comes_before_nobody_until_it_is_shared(
    act: str, propose: Any, meeting: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter = propose(POLICE, title="Kanarifugl", marking=PARTY)
    planned, other = meeting(), propose()
    with seated(SECRETARY):
        assert not Matter.objects.filter(pk=matter.pk).exists()
    with seated(POLICE) as (by, _):
        with refused("matter.not_shared"):
            if act == "accept":
                screening.accept_matter(matter, planned, by=by, at=at)
            else:
                screening.merge_matter(matter, other, by=by, at=at)
        with refused("matter.not_shared"):
            screening.merge_matter(other, matter, by=by, at=at)
        mark_matter(matter, COUNCIL, reason="Klar til å deles.", by=by, at=at)
    with seated(SECRETARY) as (by, _):
        screening.accept_matter(again(matter), planned, by=by, at=at)


def test_two_become_one_and_nothing_of_either_is_lost(
    propose: Any, seated: Any, at: datetime, refused: Any
) -> None:
    one = propose(
        POLICE, "Mørke ved torget", along=Along(brought=Brought("A", looked(), COUNCIL))
    )
    other = propose(MAYOR, "Lys", along=Along(brought=Brought("B", looked(), COUNCIL)))
    third = propose(MAYOR, "Lykter")
    with seated(SECRETARY) as (by, _):
        screening.merge_matter(one, other, answer="Samme sak.", by=by, at=at)
        screening.merge_matter(other, third, by=by, at=at)
        kept = merged_into(again(third))
        papers = papers_with([third])[third.pk]
        with refused("matter.wrong_stage"):
            screening.merge_matter(again(one), third, by=by, at=at)
        with refused("matter.into_itself"):
            screening.merge_matter(third, third, by=by, at=at)
        with refused("matter.wrong_stage"):
            screening.merge_matter(third, again(one), by=by, at=at)
    # The first went along when the second was merged further.
    assert [(m.title, m.background) for m in kept] == [
        ("Mørke ved torget", "Det er mørkt."),
        ("Lys", "Det er mørkt."),
    ]
    assert [paper.title for paper in papers] == ["A", "B"]
    with seated(POLICE):
        assert (again(one).answer, again(one).stage) == ("Samme sak.", "merged")


def test_what_stood_on_an_agenda_is_struck_when_it_is_merged_or_withdrawn(
    propose: Any, meeting: Any, seated: Any, at: datetime
) -> None:
    planned, one, other = meeting(), propose(title="A"), propose(title="B")
    with seated(SECRETARY) as (by, _):
        for matter in (one, other):
            screening.accept_matter(matter, planned, by=by, at=at)
            on_agenda(planned, matter, by, at)
        screening.merge_matter(again(one), again(other), by=by, at=at)
        matters.withdraw_matter(again(other), by=by, at=at)
        assert not Item.objects.filter(meeting=planned, struck_at=None).exists()


def test_a_matter_is_answered_once_also_by_two_at_once(
    propose: Any, meeting: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter, planned = propose(), meeting()
    with seated(SECRETARY) as (by, _):
        screening.accept_matter(matter, planned, by=by, at=at)
    # The other still has the page open on which it was proposed.
    with seated(POLICE) as (by, _), refused("matter.wrong_stage"):
        screening.send_back(matter, "Nei.", by=by, at=at)


# --- papers --------------------------------------------------------------------------------


def test_papers_are_added_and_taken_away_and_stay_in_the_council(
    propose: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter = propose()
    with seated(SECRETARY) as (by, council):
        paper = bring_paper(council, Brought("A", looked(), COUNCIL), by=by, at=at)
        attach_papers(matter, Along((paper, paper)), by=by, at=at)
        assert papers_with([matter])[matter.pk] == [paper]
        detach_paper(matter, paper.pk, by=by, at=at)
        assert papers_with([matter])[matter.pk] == []
        assert Paper.objects.filter(pk=paper.pk).exists()
        matters.withdraw_matter(matter, by=by, at=at)
        with refused("matter.wrong_stage"):
            attach_papers(matter, Along((paper,)), by=by, at=at)


def test_a_paper_of_ones_own_party_is_not_shown_by_a_shared_matter(
    propose: Any, seated: Any
) -> None:
    kept = Along(brought=Brought("Kanarifugl", looked(), PARTY))
    matter = propose(POLICE, along=kept)
    with seated(POLICE):
        assert len(papers_with([matter])[matter.pk]) == 1
    with seated(SECRETARY):
        assert papers_with([matter])[matter.pk] == []


# --- how open ------------------------------------------------------------------------------


def test_either_party_closes_a_matter_and_only_its_own_opens_it(
    propose: Any, meeting: Any, seated: Any, at: datetime, refused: Any
) -> None:
    matter, planned = propose(POLICE), meeting()
    with seated(SECRETARY) as (by, _):
        screening.accept_matter(matter, planned, by=by, at=at)
        item = on_agenda(planned, matter, by, at)
        with refused("openness.no_reason"):
            mark_matter(again(matter), EXEMPT, reason=" ", by=by, at=at)
        mark_matter(again(matter), EXEMPT, reason="Etterforskning.", by=by, at=at)
        item.refresh_from_db()
        # It stands on the agenda as closed as it is.
        assert marking_of(item) == EXEMPT
        with refused("openness.not_yours"):
            mark_matter(again(matter), COUNCIL, reason="Over.", by=by, at=at)
    with seated(POLICE) as (by, _):
        with refused("matter.shared_already"):
            mark_matter(again(matter), PARTY, reason="Vår.", by=by, at=at)
        mark_matter(again(matter), COUNCIL, reason="Over.", by=by, at=at)
        kept = Marked.objects.filter(matter=matter).order_by("id")
        reasons = list(kept.values_list("reason", flat=True))
    assert reasons == ["Etterforskning.", "Over."]


def test_reading_what_is_exempt_goes_into_the_log_each_time(
    propose: Any, seated: Any, at: datetime
) -> None:
    open_one, closed = propose(), propose(marking=EXEMPT)
    with seated(POLICE) as (by, _):
        for matter in (open_one, closed, closed):
            read_matter(matter, by=by, at=at)
    with seated(SECRETARY):
        read = LogEntry.objects.filter(act="exempt_read")
        assert list(read.values_list("thing_id", flat=True)) == [closed.id, closed.id]
