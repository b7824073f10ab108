"""Lund under law (2023:196), told as cases, a paragraph at a time."""

import pytest

from samrad.core.agreements import kinds
from samrad.core.basics.deeds import Deed
from samrad.core.basics.places.lookup import municipality
from samrad.core.calendars.countries import Country
from samrad.core.norms import se
from samrad.core.norms.catalogue import norms_of
from samrad.core.norms.shapes import Guidance, Norm
from samrad.core.people.parties import Party
from spec.told import clause, done, seen, short

SWEDEN = Country.SWEDEN


def test_every_paragraph_from_4_to_14_is_there() -> None:
    cited = [norm.cite for norm in norms_of(SWEDEN)]

    assert cited == [
        "lag (2023:196) 4 §",
        "lag (2023:196) 5 §",
        "lag (2023:196) 6 §",
        "lag (2023:196) 6 §",
        "lag (2023:196) 7 §",
        "lag (2023:196) 8 §",
        "lag (2023:196) 9 §",
        "lag (2023:196) 10 §",
        "lag (2023:196) 11–12 §§",
        "lag (2023:196) 13 §",
        "lag (2023:196) 14 § (SFS 2025:223)",
    ]


def test_the_law_binds_the_municipality_and_not_the_police() -> None:
    assert {norm.binds for norm in norms_of(SWEDEN)} == {frozenset({Party.MUNICIPALITY})}


def test_4_paragraph_there_is_a_picture_from_july_2023() -> None:
    assert short(seen("2023-06-30", se.PICTURE, country=SWEDEN)) == [("2023-07-01", "due_soon")]
    assert short(seen("2023-07-02", se.PICTURE, country=SWEDEN)) == [("2023-07-01", "overdue")]
    assert seen("2022-12-31", se.PICTURE, country=SWEDEN) == []


def test_5_paragraph_the_plan_had_one_more_year() -> None:
    assert seen("2023-12-31", se.ACTION_PLAN, country=SWEDEN) == []
    evidence = (done(Deed.PLAN_DECIDED, "2024-06-17"),)
    found = seen("2024-12-31", se.ACTION_PLAN, evidence=evidence, country=SWEDEN)
    assert short(found) == [("2024-07-01", "met")]


@pytest.mark.parametrize(
    ("updated", "status"),
    [("2025-07-01", "met"), ("2025-07-02", "met_late"), ("2025-06-30", "met")],
)
def test_6_paragraph_update_at_least_every_second_year(updated: str, status: str) -> None:
    evidence = (done(Deed.PICTURE_UPDATED, updated),)

    found = seen("2025-12-31", se.UPDATE_PICTURE, evidence=evidence, country=SWEDEN)
    assert short(found) == [("2025-07-01", status)]


def test_6_paragraph_runs_from_the_last_update() -> None:
    evidence = (done(Deed.PICTURE_UPDATED, "2023-11-20"),)
    clock = se.UPDATE_PICTURE

    # The first two years end on 1 July 2025; the update of 2023 met them and began two more.
    for on, status in (
        ("2025-08-21", "ahead"),
        ("2025-08-22", "due_soon"),
        ("2025-11-20", "due_soon"),
        ("2025-11-21", "overdue"),
    ):
        found = seen(on, clock, evidence=evidence, country=SWEDEN)
        assert short(found) == [("2025-07-01", "met"), ("2025-11-20", status)]


def test_6_paragraph_has_a_clock_for_the_picture_and_one_for_the_plan() -> None:
    both = (se.UPDATE_PICTURE, se.FOLLOW_UP_PLAN)
    evidence = (done(Deed.PICTURE_UPDATED, "2025-06-01"),)

    found = seen("2026-12-31", *both, evidence=evidence, country=SWEDEN)
    assert short(found) == [("2026-07-01", "overdue")]


@pytest.mark.parametrize("norm", [se.WRITTEN_AGREEMENT, se.STRATEGIC_COUNCIL])
def test_9_and_10_paragraphs_hold_all_the_time(norm: Norm) -> None:
    assert short(seen("2025-03-01", norm, country=SWEDEN)) == [("2025-01-01", "overdue")]


def test_13_paragraph_continuously_is_asked_once_a_year_and_called_our_reading() -> None:
    found = seen("2024-06-01", se.REPORT, country=SWEDEN)

    assert short(found) == [("2024-07-01", "due_soon")]
    assert found[0].duty.assumed


def test_14_paragraph_allows_and_is_never_overdue() -> None:
    assert isinstance(se.CAMERAS.asks, Guidance)
    assert seen("2026-01-01", se.CAMERAS, country=SWEDEN) == []


def test_pledges_are_published_once_a_year() -> None:
    pledges = clause("pledges", kinds.PledgesPublished(1), "2023-01-01")
    evidence = (done(Deed.PLEDGES_PUBLISHED, "2025-03-24"),)

    found = seen("2025-12-31", pledges, evidence=evidence, country=SWEDEN)
    # New Year's Eve is closed in Sweden.
    assert short(found) == [("2025-12-30", "met")]


def test_lund_is_a_municipality_of_the_register() -> None:
    assert getattr(municipality("se.lund"), "name", None) == "Lund"
