"""Figures the police withdraw leave the council's frozen picture, which says so."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection

from meeting_rows import a_meeting
from picture_freezing import MUNICIPALITY, POLICE, freeze
from picture_rows import a_part
from samrad.actions import picture_parts
from samrad.actions.picture_parts import NewFigure
from samrad.actions.releases import release_figures, withdraw_release
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.project.picturing import picture_on, written
from samrad.records.basics.context import in_council
from samrad.records.figures.models import Delivery
from samrad.records.papers.models import Paper
from samrad.records.pictures.models import PicturePart
from samrad.records.pictures.versions import PictureVersion
from samrad.records.pictures.withdrawing import ended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HERE = "/loten/pictures/2025/91/"
# The police's own words around their figure, which nothing else in the picture has.
THEIRS = "Innlandet politidistrikt"
LATER = date(2025, 10, 30)
SAID = "Its release was withdrawn 16 June 2025"


@pytest.fixture
def frozen(seated: Any, within: Any, at: datetime) -> PictureVersion:
    """A frozen picture with a figure of the police, whose release is withdrawn afterwards."""
    with within("loten") as council:
        part = a_part(council, at, joint="Som før.", openness="open")
    with seated(POLICE) as (by, _):
        found = Delivery.objects.get(paper__title__contains="utvalgte tema")
        one = found.figures.order_by("indicator", "since")[0]
        new = NewFigure(
            *(found.source_id, "", one.indicator, one.place), since=one.since, until=one.until
        )
        row = PicturePart.objects.select_related("picture__council").get(pk=part.pk)
        picture_parts.choose_figure(row, new, by=by, at=at)
    return freeze(seated, part.picture_id, at)


def _paper() -> Paper:
    return Delivery.objects.get(paper__title__contains="utvalgte tema").paper


@pytest.fixture
def withdrawn(frozen: PictureVersion, seated: Any, at: datetime) -> PictureVersion:
    with seated(POLICE) as (by, _):
        withdraw_release(_paper(), by=by, at=at)
    return frozen


def _read(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_other_party_reads_that_a_figure_stood_there_and_until_when(
    withdrawn: PictureVersion, signed_in: Any, seated: Any
) -> None:
    client = signed_in(MUNICIPALITY, "en")
    page = _read(client, HERE)
    file = _read(client, f"{HERE}save/json/")

    assert SAID in page
    assert "the figures that are no longer shown" in page
    (figure,) = json.loads(file)["parts"][0]["figures"]
    assert figure["now"] == {"why": "not_released", "on": "2025-06-16", "ran_out": False}
    assert THEIRS not in page + file
    assert client.get(f"{HERE}save/pdf/").content.startswith(b"%PDF")
    # What both adopted is there as it was, and its fingerprint proves it.
    with seated(MUNICIPALITY):
        kept = PictureVersion.objects.get(pk=withdrawn.pk)
    assert (kept.content, kept.sha256) == (withdrawn.content, withdrawn.sha256)
    assert THEIRS in kept.content


def test_the_police_read_it_still_but_hand_out_no_file_with_it(
    withdrawn: PictureVersion, signed_in: Any
) -> None:
    del withdrawn
    client = signed_in(POLICE, "en")

    assert THEIRS in _read(client, HERE)
    assert THEIRS not in _read(client, f"{HERE}save/json/")


def test_nor_is_it_printed_by_who_has_no_seat_nor_told_as_a_change(
    withdrawn: PictureVersion, signed_in: Any, within: Any, at: datetime
) -> None:
    del withdrawn
    printed = written(picture_on("loten", on=at.date()), "json").decode()
    assert '"on": "2025-06-16"' in printed
    assert THEIRS not in printed

    with within("loten") as council:
        a_part(council, at, meeting=a_meeting(council, at, number=92, day=LATER))
    page = _read(signed_in(MUNICIPALITY, "en"), "/loten/pictures/2025/92/changes/")
    assert "Figures whose release has ended are left out." in page
    assert "Anmeldte forhold" not in page.partition("Against the picture")[2]


def test_a_new_release_shows_it_again_and_a_paper_that_is_gone_does_not(
    withdrawn: PictureVersion, seated: Any, at: datetime, council_id: Any
) -> None:
    del withdrawn
    with seated(POLICE) as (by, _):
        paper = _paper()
        public = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY, public=True)
        release_figures(paper, public, by=by, at=at)
    with in_council(council_id("loten")):
        assert ended([paper.pk]) == {}
    with seated(POLICE) as (by, _):
        withdraw_release(_paper(), by=by, at=at)
    with connection.cursor() as cursor, in_council(council_id("loten")):
        cursor.execute(
            "SELECT samrad_dispose(%s, 'police_paper', %s, %s, 'rule', 'decided', %s, 'who')",
            [council_id("loten"), "2026-01-01", paper.pk, at],
        )
        assert not Paper.objects.filter(pk=paper.pk).exists()
        (one,) = ended([paper.pk]).values()
    assert one.on == at.date()


def test_no_other_council_learns_when_a_release_ended(
    withdrawn: PictureVersion, seated: Any, council_id: Any
) -> None:
    del withdrawn
    with seated(POLICE):
        paper = _paper()
    with in_council(council_id("loten")):
        assert ended([paper.pk])
    with in_council(council_id("lorenskog")):
        assert ended([paper.pk]) == {}
