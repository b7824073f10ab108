"""The meetings there are, and the name of the next."""

import pytest

from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.duties.meetings_known import meetings_known, next_name
from samrad.core.duties.topics_asked import areas_on, topics_on
from samrad.core.norms import no
from spec.told import clause, day, done, planned

HELD = done(Deed.MEETING_HELD, "2025-03-12", meeting="1/25")
PLANNED = planned("2/25", "2025-06-11", known="2025-03-12")


def test_the_latest_meeting_comes_first() -> None:
    found = meetings_known((HELD, PLANNED))

    assert [(one.name, one.day, one.held) for one in found] == [
        ("2/25", day("2025-06-11"), False),
        ("1/25", day("2025-03-12"), True),
    ]


def test_a_meeting_noted_without_a_name_goes_by_its_day() -> None:
    nameless = done(Deed.MEETING_HELD, "2025-05-05")

    assert [one.name for one in meetings_known((nameless,))] == ["2025-05-05"]


@pytest.mark.parametrize(
    ("year", "name"), [(2025, "3/25"), (2026, "1/26"), (2024, "1/24"), (2125, "3/25")]
)
def test_a_number_is_never_used_twice(year: int, name: str) -> None:
    assert next_name((HELD, PLANNED), year) == name


def test_topics_and_areas_are_those_in_force_each_once() -> None:
    topics = clause("topics", kinds.StandingTopics((no.TOPICS[0], "Trafikk")), "2018-10-22")
    ended = clause("old", kinds.StandingTopics(("Doping",)), "2018-10-22", "2024-12-31")
    areas = clause("areas", kinds.FocusAreas(("Russ", "Russ")), "2018-10-22")

    asked = topics_on(day("2025-06-16"), (topics, ended, areas), (no.MANDATORY_TOPICS,))
    assert asked == (*no.TOPICS, "Trafikk")
    assert areas_on(day("2025-06-16"), (topics, areas)) == ("Russ",)
    assert areas_on(day("2018-10-21"), (topics, areas)) == ()
