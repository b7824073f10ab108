"""The wheel and its table say the same: each dated duty once, under one mark."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from samrad.core.duties.status import Status
from samrad.core.reports.year import year_of
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.reports.queries import partnerships
from samrad.web.desk.breaks import breaks_of
from samrad.web.desk.duties.wheel import Drawing

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = date(2025, 6, 16)
COUNCILS = [
    ("slt.lorenskog", "lorenskog"),
    ("slt.loten", "loten"),
    ("politikontakt.hallingdal", "hallingdal"),
    ("ordforar.hol", "hol"),
    ("kommunpolis.lund", "lund"),
]


def wheel(client: Any, slug: str, year: int, **asked: str) -> tuple[Drawing, str]:
    answer = client.get(f"/{slug}/year/{year}/", asked)
    found: Drawing = answer.context["wheel"]
    return found, answer.content.decode()


@pytest.mark.parametrize(("who", "slug"), COUNCILS)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_dated_duty_is_in_the_table_once(
    who: str, slug: str, year: int, signed_in: Any, within: Any
) -> None:
    drawn, body = wheel(signed_in(who), slug, year)
    with within(slug) as council:
        known = partnerships([council], on=TODAY)[council.id]
        dated = year_of(known, year, on=TODAY)

    assert [row.number for row in drawn.rows] == list(range(1, len(dated) + 1))
    assert Counter((row.lane, row.status) for row in drawn.rows) == Counter(
        (one.lane, one.standing.status) for one in dated
    )
    assert re.findall(r'<tr id="row-(\d+)"', body) == [str(row.number) for row in drawn.rows]


@pytest.mark.parametrize(("who", "slug"), COUNCILS)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_row_is_covered_by_exactly_one_mark(
    who: str, slug: str, year: int, signed_in: Any
) -> None:
    drawn, body = wheel(signed_in(who, "en"), slug, year)
    numbers = {row.number: row for row in drawn.rows}
    covered: list[int] = []
    for mark in drawn.marks:
        first = int(mark.href.removeprefix("#row-"))
        titles = mark.label.partition(": ")[2].rpartition(" – ")[0]
        lane = [row for row in drawn.rows if row.lane == mark.lane and row.number >= first]
        taken = lane[:1]
        while "; ".join(row.title for row in taken) != titles:
            assert len(taken) < len(lane), (mark, titles)
            taken.append(lane[len(taken)])
        covered += [row.number for row in taken]
        assert mark.text == (str(first) if len(taken) == 1 else f"{first}+")

    assert sorted(covered) == sorted(numbers)
    assert body.count('class="mark"') == len(drawn.marks)


def test_a_mark_for_several_shows_the_gravest(signed_in: Any, within: Any) -> None:
    with within("loten"):
        Evidence.objects.exclude(deed="agreement_signed").delete()
    drawn, _ = wheel(signed_in("slt.loten"), "loten", 2025)
    grouped = [mark for mark in drawn.marks if mark.text.endswith("+")]

    assert grouped
    for mark in grouped:
        first = int(mark.href.removeprefix("#row-"))
        lane = [row for row in drawn.rows if row.lane == mark.lane and row.number >= first]
        if lane[0].status is Status.OVERDUE:
            assert mark.status is Status.OVERDUE


@pytest.mark.parametrize(("who", "slug"), COUNCILS)
def test_marks_of_a_ring_do_not_overlap(who: str, slug: str, signed_in: Any) -> None:
    drawn, _ = wheel(signed_in(who), slug, 2025)
    for one in drawn.marks:
        for other in drawn.marks:
            if one is not other and one.lane == other.lane:
                assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 21.9**2


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_numbers_in_the_drawing_have_a_point_in_every_language(
    language: str, signed_in: Any
) -> None:
    _, body = wheel(signed_in("slt.loten", language), "loten", 2025)
    svg = body.partition("<svg")[2].partition("</svg>")[0]
    found = re.findall(r'\b(?:x|y|cx|cy|r|x2|y2)="([^"]*)"', svg)

    assert len(found) > 40
    for number in found:
        float(number)
    assert not re.search(r' d="[^"]*[^-MLAZ0-9., "]', svg)


@pytest.mark.parametrize(
    ("on", "year", "hand"),
    [("2025-06-16", 2025, True), ("2024-12-31", 2025, False), ("2025-06-16", 2026, False)],
)
def test_the_hand_stands_in_its_own_year_only(
    on: str, year: int, signed_in: Any, *, hand: bool
) -> None:
    drawn, body = wheel(signed_in("slt.loten"), "loten", year, on=on)

    assert (drawn.hand is not None) is hand
    assert ('class="hand"' in body) is hand


def test_school_breaks_of_the_municipality_are_drawn(signed_in: Any, within: Any) -> None:
    drawn, body = wheel(signed_in("slt.loten"), "loten", 2025)
    with within("loten") as council:
        assert len(breaks_of(council)) == len(drawn.breaks) == 4
    assert body.count('class="break"') == 4


def test_a_council_without_a_known_municipality_has_the_countrys_breaks(
    signed_in: Any, within: Any
) -> None:
    with within("loten"):
        Council.objects.update(municipality="no.atlantis")
    drawn, _ = wheel(signed_in("slt.loten"), "loten", 2025)

    assert len(drawn.breaks) == 4


def test_a_year_without_anything_says_so(signed_in: Any) -> None:
    drawn, body = wheel(signed_in("slt.loten", "en"), "loten", 1990)

    assert not drawn.rows
    assert not drawn.marks
    assert "Nothing is dated in 1990 yet." in body


def test_months_and_rings_are_named(signed_in: Any) -> None:
    drawn, body = wheel(signed_in("slt.loten", "en"), "loten", 2025)

    assert [month.name for month in drawn.months][:2] == ["January", "February"]
    assert len(drawn.months) == 12
    for _lane, _radius, word in drawn.lanes:
        assert f">{word}</li>" in body
    assert 'aria-labelledby="wheel-title wheel-desc"' in body
