"""`samrad picture` prints a picture as it stood on a day, and nothing one party keeps."""

import json
from datetime import date

import pytest

from samrad.project.door import main
from samrad.project.trouble import Trouble

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FROZEN, DRAFT = date(2025, 3, 1), date(2025, 6, 16)


def _printed(on: date, form: str = "json") -> str:
    from samrad.project.picturing import picture_on, written

    return written(picture_on("lorenskog", on=on), form).decode()


def test_as_of_march_it_is_the_frozen_picture_with_its_fingerprint() -> None:
    told = json.loads(_printed(FROZEN))

    assert (told["meeting"], told["stage"], told["version"]) == ("1/25", "frozen", 1)
    assert len(told["sha256"]) == 64
    figures = [one for part in told["parts"] for one in part["figures"]]
    assert [round(one["finding"]["percent"], 1) for one in figures[0]["compared"]] == [
        -9.5,
        3.1,
    ]
    assert {one["finding"]["verdict"] for one in figures[0]["compared"]} == {"within_chance"}


def test_before_it_was_frozen_it_was_a_draft_without_that_name() -> None:
    told = json.loads(_printed(date(2025, 1, 25)))

    assert (told["meeting"], told["stage"], told["as_of"]) == ("1/25", "draft", "2025-01-20")


@pytest.mark.parametrize("form", ["json", "html"])
def test_neither_a_draft_that_is_not_shown_nor_an_exempt_part_is_printed(form: str) -> None:
    draft, frozen = _printed(DRAFT, form), _printed(FROZEN, form)

    assert "Ungdata viser" in draft
    assert "rekruttering" not in draft
    assert "Samlet er nivået omtrent som før" in frozen
    assert "virkningsløse" not in frozen
    assert "Sårbarheter" not in frozen


def test_the_page_holds_the_sentence_the_drawing_and_the_table() -> None:
    page = _printed(FROZEN, "html")

    assert "det er innenfor det tilfeldige." in page
    assert "<svg" in page
    assert '<td data-label="Saker">702</td>' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("slug", "on", "said"),
    [
        ("ukjent", FROZEN, "no council called ukjent"),
        ("lorenskog", date(2024, 1, 1), "no situation picture by 2024-01-01"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(slug: str, on: date, said: str) -> None:
    from samrad.project.picturing import picture_on

    with pytest.raises(Trouble, match=said):
        picture_on(slug, on=on)


def test_a_day_that_is_none_is_refused_before_anything_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["picture", "--council", "lorenskog", "--as-of", "i går"])
    assert "is no day" in capsys.readouterr().err
