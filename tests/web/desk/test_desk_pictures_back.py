"""A picture as of any day, and the way between it and its meeting."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from picture_rows import a_part, an_own_picture
from samrad.web.desk.pictures.looking_back import looked_back

BEGUN = datetime(2025, 2, 3, 12, tzinfo=UTC)
TODAY = date(2025, 6, 16)
FROZEN, DRAFT = "/lorenskog/pictures/2025/1/", "/lorenskog/pictures/2025/2/"


@pytest.mark.parametrize("asked", ["2025-02-30", "today", "16.06.2025", "9" * 400, "\0"])
def test_a_day_that_is_none_is_said_to_be_none(asked: str) -> None:
    back = looked_back(asked, BEGUN, today=TODAY)
    assert back.on == TODAY
    assert asked[:40] in back.why
    assert len(back.why) < 200


@pytest.mark.parametrize(
    ("asked", "word"),
    [("2025-06-17", "ahead"), ("9999-12-31", "ahead"), ("2025-02-02", "begun")],
)
def test_a_day_to_come_or_before_it_was_begun_is_said_to_be_so(asked: str, word: str) -> None:
    from django.utils import translation

    with translation.override("en"):
        back = looked_back(asked, BEGUN, today=TODAY)
    assert (back.on, word in back.why) == (TODAY, True)


@pytest.mark.parametrize("asked", ["2025-02-03", "2025-06-15", "2025-06-16"])
def test_a_day_since_it_was_begun_is_looked_at(asked: str) -> None:
    back = looked_back(asked, BEGUN, today=TODAY)
    assert (back.on.isoformat(), back.why) == (asked, "")
    assert looked_back("", BEGUN, today=TODAY).on == TODAY


@pytest.mark.slow
@pytest.mark.django_db
def test_before_it_was_frozen_nothing_can_be_pressed_and_the_page_says_which_words_they_are(
    signed_in: Any, within: Any
) -> None:
    from samrad.records.pictures.models import Picture
    from samrad.records.pictures.versions import PictureVersion

    with within("lorenskog"):
        begun = Picture.objects.get(meeting__number=1, meeting__year=2025).begun_at.date()
        frozen = PictureVersion.objects.get(picture__meeting__number=1).frozen_at.date()
    client = signed_in("slt.lorenskog", "en")
    then = client.get(FROZEN, {"on": begun.isoformat()}).content.decode()
    later = client.get(FROZEN, {"on": frozen.isoformat()}).content.decode()
    assert "the figures are those of that day, the words those of today" in then
    assert "what both parties adopted, word for word" in later
    for page in (then, later):
        assert "You look at the page as it was on" in page
        assert "Save as PDF" not in page
        assert f'href="{FROZEN}"' in page
    assert "lies ahead" in client.get(FROZEN, {"on": "2030-01-01"}).content.decode()


@pytest.mark.slow
@pytest.mark.django_db
def test_looking_back_shows_nothing_a_party_has_not_shown(
    signed_in: Any, within: Any, at: datetime
) -> None:
    with within("loten") as council:
        part = a_part(council, at)
        an_own_picture(part, at, "Kanarifugl 4711", party="police")
        type(part.picture).objects.filter(pk=part.picture.pk).update(
            begun_at=at.replace(year=2024)
        )
    for who in ("slt.loten", "politikontakt.loten"):
        page = signed_in(who).get("/loten/pictures/2025/91/", {"on": "2025-01-10"})
        assert page.status_code == 200
        assert "4711" not in page.content.decode()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_meeting_leads_to_its_picture_and_the_picture_back(signed_in: Any) -> None:
    client = signed_in("slt.lorenskog")
    meeting = "/lorenskog/meetings/2025/1/"
    assert f'href="{FROZEN}"' in client.get(meeting).content.decode()
    assert f'href="{meeting}"' in client.get(FROZEN).content.decode()
    # Where nobody has begun one, nothing leads there.
    assert (
        "/loten/pictures/2025/1/"
        not in signed_in("slt.loten").get("/loten/meetings/2025/1/").content.decode()
    )
