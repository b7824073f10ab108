"""Which topics the meetings of a year treated."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.basics.deeds import Deed
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.meetings.coverage import (
    Asked,
    Cell,
    Column,
    Group,
    Summed,
    matrix,
    uncovered,
)
from samrad.core.norms.catalogue import norms_of
from samrad.core.norms.no import TOPICS

SINCE = date(2022, 1, 1)
WORDS = Source("§", "…")
NATIONAL = Clause("topics", kinds.StandingTopics(TOPICS, kinds.Level.NATIONAL), WORDS, SINCE)
DISTRICT = Clause(
    "topics-2", kinds.StandingTopics(("Doping",), kinds.Level.DISTRICT), WORDS, SINCE
)
AREAS = Clause("areas", kinds.FocusAreas(("Trafikk", "Rus")), WORDS, SINCE)
CLAUSES = (DISTRICT, AREAS, NATIONAL)
SPRING, AUTUMN = date(2025, 3, 12), date(2025, 9, 24)


def met(name: str, day: date, *topics: str, areas: tuple[str, ...] = ()) -> list[Evidence]:
    ref = f"møte {name}"
    return [
        Evidence(Deed.MEETING_HELD, day, ref, name),
        *(Evidence(Deed.TOPIC_TREATED, day, ref, name, topic) for topic in topics),
        *(Evidence(Deed.AREA_TREATED, day, ref, name, area) for area in areas),
    ]


def planned(name: str, day: date) -> Evidence:
    return Evidence(Deed.MEETING_PLANNED, day, f"møte {name}", name, known=SPRING)


T, M, F, A, N = Cell.TREATED, Cell.MISSED, Cell.FREE, Cell.AHEAD, Cell.NOT_ASKED


def test_three_national_topics_at_each_meeting_and_what_else_is_asked() -> None:
    done = [
        *met("1/25", SPRING, *TOPICS, "doping", areas=("trafikk",)),
        *met("2/25", AUTUMN, *TOPICS[:2]),
        planned("3/25", date(2025, 12, 17)),
    ]
    seen = matrix(CLAUSES, norms_of(Country.NORWAY), done, 2025, on=date(2025, 10, 1))

    assert seen.columns == (
        Column("1/25", SPRING, held=True),
        Column("2/25", AUTUMN, held=True),
        Column("3/25", date(2025, 12, 17), held=False),
    )
    assert [(row.topic.name, row.topic.group, row.cells) for row in seen.rows] == [
        (TOPICS[0], Group.NATIONAL, (T, T, A)),
        (TOPICS[1], Group.NATIONAL, (T, T, A)),
        (TOPICS[2], Group.NATIONAL, (T, M, A)),
        ("Doping", Group.DISTRICT, (T, M, A)),
        ("Trafikk", Group.AREA, (T, F, A)),
        ("Rus", Group.AREA, (F, F, A)),
    ]
    assert seen.summed == (
        Summed(Group.NATIONAL, 2, 3),
        Summed(Group.DISTRICT, 0, 1),
        Summed(Group.AREA, 1, 2),
    )
    assert seen.held == 2


def test_a_page_for_an_earlier_day_shows_what_was_known_then() -> None:
    done = [*met("1/25", SPRING, *TOPICS), *met("2/25", AUTUMN)]
    seen = matrix(CLAUSES, (), done, 2025, on=AUTUMN.replace(day=1))

    assert [column.name for column in seen.columns] == ["1/25"]


def test_a_topic_is_asked_for_only_while_its_clause_counts() -> None:
    new = Clause("t", kinds.StandingTopics(("Svindel",), kinds.Level.LOCAL), WORDS, AUTUMN)
    done = [*met("1/25", SPRING), *met("2/25", AUTUMN, "Svindel")]
    (row,) = matrix((new,), (), done, 2025, on=date(2025, 12, 31)).rows

    assert row.cells == (N, T)
    assert row.always


def test_an_area_treated_between_meetings_counts_in_its_year() -> None:
    workshop = Evidence(Deed.AREA_TREATED, date(2025, 5, 5), "verksted", topic="Rus")
    seen = matrix((AREAS,), (), [*met("1/25", SPRING), workshop], 2025, on=AUTUMN)

    assert [(row.treated, row.between) for row in seen.rows] == [
        (0, ()),
        (1, (date(2025, 5, 5),)),
    ]


def test_an_area_noted_without_a_meeting_belongs_to_the_one_of_its_day() -> None:
    noted = Evidence(Deed.AREA_TREATED, SPRING, "referat", topic="Rus")
    seen = matrix((AREAS,), (), [*met("1/25", SPRING), noted], 2025, on=AUTUMN)

    assert [row.cells for row in seen.rows] == [(F,), (T,)]


def test_before_the_first_meeting_the_topics_stand_there_and_nothing_is_said_of_them() -> None:
    seen = matrix(CLAUSES, (), (), 2025, on=date(2025, 1, 8))

    assert (seen.held, seen.columns) == (0, ())
    assert [row.topic.name for row in seen.rows] == [*TOPICS, "Doping", "Trafikk", "Rus"]


def test_what_is_uncovered_is_what_neither_a_meeting_nor_the_agenda_treats() -> None:
    done = met("1/25", SPRING, *TOPICS, areas=("Trafikk",))
    found = uncovered(CLAUSES, (), done, on=date(2025, 6, 16), also=("DOPING",))

    assert found == (Asked("Rus", Group.AREA),)
    assert len(uncovered(CLAUSES, (), done, on=date(2026, 1, 5))) == 6


DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
NAMES = st.sampled_from(["1/25", "2/25", "3/25"])
DEEDS = st.sampled_from(
    [Deed.MEETING_HELD, Deed.MEETING_PLANNED, Deed.TOPIC_TREATED, Deed.AREA_TREATED]
)
ANY = st.lists(
    st.builds(
        Evidence,
        DEEDS,
        DAYS,
        st.just("ref"),
        NAMES | st.just(""),
        st.sampled_from([*TOPICS, "doping", "RUS", ""]),
    ),
    max_size=20,
)


@given(ANY, DAYS)
def test_there_is_one_cell_for_each_meeting_and_none_is_missed_that_was_not_held(
    done: list[Evidence], on: date
) -> None:
    seen = matrix(CLAUSES, norms_of(Country.NORWAY), done, 2025, on=on)

    for row in seen.rows:
        assert len(row.cells) == len(seen.columns)
        for cell, column in zip(row.cells, seen.columns, strict=True):
            assert column.held or cell not in (M, F)
    for one in seen.summed:
        assert 0 <= one.treated <= one.of


@given(ANY, DAYS)
def test_uncovered_is_exactly_what_no_row_has_treated(done: list[Evidence], on: date) -> None:
    seen = matrix(CLAUSES, (), done, 2025, on=on)
    left = {one.name.casefold() for one in uncovered(CLAUSES, (), done, on=on)}

    assert left == {row.topic.name.casefold() for row in seen.rows if not row.treated}
