"""What a new coordinator or police contact has to know on the first day."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.meetings_known import KnownMeeting
from samrad.core.meetings.decisions import Decision, Measure, Owner
from samrad.core.meetings.handover import last_meetings, still_open, to_come
from samrad.core.people.parties import Party

ON = date(2025, 6, 16)
KARI = Owner(UUID(int=1), "Kari", Party.MUNICIPALITY)
FAR = Measure(UUID(int=2), "Rapport", date(2025, 12, 1), (KARI,))
NEAR = replace(FAR, id=UUID(int=3), deadline=date(2025, 5, 1))
DONE = replace(FAR, id=UUID(int=4), done_on=ON)
FIRST = Decision(
    UUID(int=5), "Vedtatt", "1/25", "Rus", "1/25", date(2025, 3, 12), measures=(FAR,)
)
SECOND = replace(FIRST, id=UUID(int=6), meeting="2/25", measures=(DONE, NEAR))


def held(name: str, day: date, *topics: str) -> list[Evidence]:
    return [
        Evidence(Deed.MEETING_HELD, day, "møte", name),
        *(Evidence(Deed.TOPIC_TREATED, day, "møte", name, topic) for topic in topics),
    ]


def test_what_is_open_comes_by_its_first_deadline_and_what_is_done_not_at_all() -> None:
    ended = replace(FIRST, id=UUID(int=7), measures=(DONE,))

    assert still_open([FIRST, ended, SECOND], on=ON) == (SECOND, FIRST)


def test_the_last_three_meetings_with_what_they_treated_and_decided() -> None:
    done = [
        *held("3/24", date(2024, 10, 9)),
        *held("4/24", date(2024, 12, 11), "Rus"),
        *held("1/25", date(2025, 3, 12), "Rus", "Trafikk"),
        *held("2/25", date(2025, 6, 11)),
        *held("3/25", date(2025, 9, 24)),
    ]
    met = last_meetings(done, [FIRST, SECOND], on=ON)

    assert [(one.meeting.name, one.topics, one.decisions) for one in met] == [
        ("2/25", (), (SECOND,)),
        ("1/25", ("Rus", "Trafikk"), (FIRST,)),
        ("4/24", ("Rus",), ()),
    ]


def test_meetings_to_come_the_next_one_first() -> None:
    later = KnownMeeting("4/25", date(2025, 12, 17), held=False)
    soon = KnownMeeting("3/25", date(2025, 9, 24), held=False)
    past = KnownMeeting("2/25", date(2025, 6, 11), held=True)

    assert to_come([later, past, soon], on=ON) == (soon, later)
