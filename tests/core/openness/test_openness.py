"""Who sees what at each level, and which markings may be made."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.calendars.countries import Country
from samrad.core.openness.grounds import ground_called, grounds_of
from samrad.core.openness.levels import (
    LONGEST_UNREVIEWED,
    Marking,
    Openness,
    is_logged,
    sees,
    why_not_change,
    why_not_mark,
)
from samrad.core.openness.releases import (
    Basis,
    Detail,
    Release,
    is_released,
    why_not_release,
)
from samrad.core.people.parties import Party

TODAY = date(2026, 11, 21)
SOON = date(2027, 6, 1)
GROUNDS = [ground.key for country in Country for ground in grounds_of(country, on=TODAY)]


@pytest.mark.parametrize(
    ("openness", "by_owner", "by_other", "by_nobody"),
    [
        (Openness.OPEN, True, True, True),
        (Openness.COUNCIL, True, True, False),
        (Openness.EXEMPT, True, True, False),
        (Openness.PARTY, True, False, False),
    ],
)
def test_who_sees_what(
    openness: Openness, *, by_owner: bool, by_other: bool, by_nobody: bool
) -> None:
    seen = [sees(openness, Party.POLICE, who) for who in (Party.POLICE, Party.MUNICIPALITY)]

    assert [*seen, sees(openness, Party.POLICE, None)] == [by_owner, by_other, by_nobody]


def test_only_reading_what_is_exempt_is_logged() -> None:
    assert [one for one in Openness if is_logged(one)] == [Openness.EXEMPT]


@pytest.mark.parametrize("country", Country)
def test_every_ground_names_its_paragraph_and_where_to_read_it(country: Country) -> None:
    for ground in grounds_of(country, on=TODAY):
        assert ground.key.startswith(country.lower() + ".")
        assert ground.cite
        assert ground.says
        assert ground.url.startswith("https://")
        assert ground_called(ground.key) is ground


def test_a_ground_applies_from_its_day() -> None:
    keys = {ground.key for ground in grounds_of(Country.NORWAY, on=date(2014, 6, 30))}

    assert "no.offl.13" in keys
    assert "no.offl.13.politiregister" not in keys


@pytest.mark.parametrize(
    ("marking", "code"),
    [
        (Marking(Openness.OPEN), None),
        (Marking(Openness.PARTY), None),
        (Marking(Openness.EXEMPT, "no.offl.24.3", SOON), None),
        (Marking(Openness.EXEMPT, "no.offl.24.3"), "openness.no_review"),
        (Marking(Openness.EXEMPT, "no.offl.24.3", TODAY), "openness.no_review"),
        (Marking(Openness.EXEMPT, "no.offl.24.3", date(2030, 1, 1)), "openness.no_review"),
        (Marking(Openness.EXEMPT, "", SOON), "openness.no_ground"),
        (Marking(Openness.EXEMPT, "se.osl.18.1", SOON), "openness.no_ground"),
        (Marking(Openness.EXEMPT, "no.offl.99", SOON), "openness.no_ground"),
        (Marking(Openness.COUNCIL, "no.offl.14"), "openness.ground_without_exemption"),
        (Marking(Openness.OPEN, review=SOON), "openness.ground_without_exemption"),
    ],
)
def test_which_markings_may_be_made(marking: Marking, code: str | None) -> None:
    refusal = why_not_mark(marking, country=Country.NORWAY, on=TODAY)

    assert (refusal.code if refusal else None) == code


def marking(openness: Openness) -> Marking:
    if openness is Openness.EXEMPT:
        return Marking(openness, "no.offl.24.3", SOON)
    return Marking(openness)


@given(st.sampled_from(Openness), st.sampled_from(Openness), st.sampled_from(Party))
def test_nobody_opens_what_is_the_other_partys(
    before: Openness, after: Openness, by: Party
) -> None:
    owner = by.other
    refusal = why_not_change(marking(before), marking(after), owner=owner, by=by, reason="x")
    seen_by_more = not sees(before, owner, None) and sees(after, owner, None)

    if seen_by_more or after is Openness.PARTY:
        assert refusal is not None


@given(st.sampled_from(Openness), st.sampled_from(Openness), st.sampled_from(Party))
def test_whose_it_is_changes_it_either_way_with_a_reason(
    before: Openness, after: Openness, by: Party
) -> None:
    change = (marking(before), marking(after))

    assert (why_not_change(*change, owner=by, by=by, reason="x") is None) is (before != after)
    assert why_not_change(*change, owner=by, by=by, reason="  ") is not None


@pytest.mark.parametrize(
    ("release", "code"),
    [
        (Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY), None),
        (Release(Basis.NO_STATISTICAL_FORM, Detail.DISTRICT, public=True, until=SOON), None),
        (Release(Basis.NO_STATISTICAL_FORM, Detail.SMALL_AREA), None),
        (
            Release(Basis.NO_STATISTICAL_FORM, Detail.SMALL_AREA, public=True),
            "release.too_fine_for_the_public",
        ),
        (
            Release(Basis.SE_COOPERATION, Detail.MUNICIPALITY),
            "release.basis_of_another_country",
        ),
        (
            Release(Basis.NO_STATISTICAL_FORM, Detail.REGION, until=TODAY - timedelta(days=1)),
            "release.over_already",
        ),
    ],
)
def test_which_releases_may_be_made(release: Release, code: str | None) -> None:
    refusal = why_not_release(release, country="NO", on=TODAY)

    assert (refusal.code if refusal else None) == code


def test_a_release_counts_until_its_last_day_or_until_it_is_withdrawn() -> None:
    assert is_released(None, None, on=TODAY)
    assert is_released(TODAY, None, on=TODAY)
    assert not is_released(TODAY - timedelta(days=1), None, on=TODAY)
    assert not is_released(None, TODAY, on=TODAY)
    assert LONGEST_UNREVIEWED.days > 365
