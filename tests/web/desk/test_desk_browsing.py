"""All municipalities as a table to narrow, and what has changed over all of them."""

from datetime import date, datetime
from typing import Any

import pytest

from samrad.actions.statistics import Table, take_statistic
from samrad.core.basics.countries import Country
from samrad.core.basics.periods import Period
from samrad.core.basics.places.counties import members_on
from samrad.core.figures.hidden import Hidden, Why
from samrad.core.figures.observations import Observation, Unit
from samrad.core.figures.official import OFFENCES
from web.test_query_budget import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

VIOLENCE = "/statistics/compare/NO/3222/4AAAAA-4ZZZZz/2023-12-31/"
CHANGES = "/statistics/changes/"
DAY = date(2025, 6, 1)


def body_of(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def rows_of(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200
    return {row.name: row for row in answer.context["table"].page}


def take_the_whole_country(at: datetime) -> None:
    """Every municipality, of every group, in four periods: what SSB publishes."""
    codes = sorted(set().union(*members_on(Country.NORWAY, DAY).values()))
    seen = [
        Observation(group, code, years(first), _cell(nth, first), Unit.CASES_A_YEAR)
        for group in OFFENCES.labels
        for nth, code in enumerate(codes)
        for first in (2020, 2021, 2022, 2023)
    ]
    take_statistic(Table(OFFENCES, tuple(seen), "0" * 64, DAY), at=at)


def years(first: int) -> Period:
    return Period(date(first, 1, 1), date(first + 1, 12, 31))


def _cell(nth: int, first: int) -> float | Hidden:
    return Hidden(Why.TOO_FEW) if nth == 40 else 100.0 + nth % 7 + (first - 2020) * (nth % 3)


def test_a_county_is_chosen_and_what_is_hidden_is_marked_and_no_zero(signed_in: Any) -> None:
    page = signed_in("slt.lorenskog").get(VIOLENCE, {"where": "33"})
    rows = rows_of(page)
    assert "Drammen" in rows
    assert "Lørenskog" not in rows
    assert (rows["Flå"].hidden, rows["Flå"].cell) == (True, "skjult: for få")
    assert rows["Flå"].change == ""
    assert 'class="no-number">skjult: for få' in body_of(page)


@pytest.mark.parametrize("find", ["lorensk", "LØRENSK", "3222"])
def test_a_municipality_is_found_by_a_part_of_its_name_or_number(
    find: str, signed_in: Any
) -> None:
    rows = rows_of(signed_in("slt.lorenskog").get(VIOLENCE, {"find": find}))
    assert list(rows) == ["Lørenskog"]
    assert rows["Lørenskog"].own


def test_where_no_name_holds_what_was_typed_the_page_says_so(signed_in: Any) -> None:
    page = signed_in("slt.lorenskog", "en").get(VIOLENCE, {"find": "<b>Atlantis"})
    assert "No municipality here has “&lt;b&gt;Atlantis” in its name." in body_of(page)


def test_in_order_of_evidence_what_has_changed_comes_first(signed_in: Any) -> None:
    client = signed_in("slt.lorenskog", "en")
    asked = {"where": "municipalities", "order": "evidence"}
    page = client.get(VIOLENCE.replace("2023-12", "2024-12"), asked)
    found = [row.found for row in page.context["table"].page]
    assert found == sorted(found, reverse=True)
    assert page.context["table"].page.paginator.num_pages == 2
    assert "within what chance gives" in body_of(page)
    # Two averages of two years that share one are not held against each other.
    assert page.context["table"].since == "2021–2022"


def test_what_is_asked_for_of_the_rows_stays_when_the_question_gets_its_address(
    signed_in: Any,
) -> None:
    client = signed_in("slt.lorenskog")
    answer = client.get("/statistics/compare/", {"place": "Løten", "where": "34", "x": "y"})
    assert answer.url == ("/statistics/compare/NO/3412/1AAAAA-9ZZZZz/2024-12-31/?where=34")


@pytest.mark.parametrize(
    "asked", [{"where": "99"}, {"before": "1999-12-31"}, {"order": "rank"}, {"page": "-4"}]
)
def test_nonsense_about_the_rows_is_as_if_nothing_was_asked(
    asked: dict[str, str], signed_in: Any
) -> None:
    client = signed_in("slt.lorenskog")
    table = client.get(VIOLENCE, asked).context["table"]
    assert table == client.get(VIOLENCE).context["table"]


def test_a_county_is_added_up_only_where_every_municipality_is_shown(
    signed_in: Any, at: datetime
) -> None:
    take_the_whole_country(at)
    client = signed_in("slt.lorenskog", "en")
    page = client.get(VIOLENCE, {"where": "counties"})
    rows = rows_of(page)
    assert len(rows) == 15
    missing = [row for row in rows.values() if row.hidden]
    assert [row.cell for row in missing] == ["not added up: 1 of 27 is not shown"]
    assert "the municipalities are added up" in body_of(page)
    whole = rows_of(client.get(VIOLENCE, {"where": "country"}))
    assert whole["Norway"].cell == "not added up: 1 of 357 is not shown"


def test_what_has_changed_is_told_of_all_and_ones_own_is_marked(signed_in: Any) -> None:
    page = signed_in("slt.lorenskog", "en").get(CHANGES)
    body, told = body_of(page), page.context["page"]
    assert len(told.own) == 6
    assert any("that is within chance" in sentence for _, sentence in told.own)
    # The one that holds all others is not counted beside them.
    assert "Alle lovbrudd" not in {label for label, _ in told.own}
    found = [line.found for line in told.lines]
    assert found == sorted(found, reverse=True)
    assert "that is reckoned in" in told.varying
    assert "within what chance gives" in body
    own = signed_in("slt.lorenskog", "en").get(CHANGES, {"find": "Lørenskog"})
    assert all(line.own for line in own.context["page"].lines)
    assert 'class="own-row"' in body_of(own)


def test_all_together_is_said_with_how_many_are_shown_both_times(signed_in: Any) -> None:
    page = signed_in("slt.lorenskog", "en").get(CHANGES, {"indicator": "4AAAAA-4ZZZZz"})
    (told,) = page.context["page"].country
    assert told[0] == "Vold og mishandling"
    assert "those that are shown both times" in told[1]


def test_where_no_earlier_period_was_taken_in_the_page_says_so(signed_in: Any) -> None:
    page = signed_in("slt.lorenskog", "en").get(CHANGES, {"until": "2021-12-31"})
    assert "No earlier period without a day in common was taken in" in body_of(page)


def test_the_whole_country_asks_the_database_no_more_than_a_part_of_it(
    signed_in: Any, at: datetime
) -> None:
    client = signed_in("slt.lorenskog")
    pages = [VIOLENCE, f"{VIOLENCE}?where=counties", f"{VIOLENCE}?where=33&page=1", CHANGES]
    for address in pages:
        client.get(address)
    few = [queries_of(client, address) for address in pages]
    take_the_whole_country(at)
    assert [queries_of(client, address) for address in pages] == few == [18, 18, 18, 14]
