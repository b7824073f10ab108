"""The analyst's page, and the council's page about who is told."""

import re
from html import unescape
from typing import Any

import pytest

pytestmark = pytest.mark.django_db

ANALYST = "analytiker.ostlandet"
_NAMES = re.compile(r'<th scope="row">([^<]+)')


def page_of(client: Any, address: str = "/district/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_one_sentence_for_each_council_and_all_together(signed_in: Any) -> None:
    page = page_of(signed_in(ANALYST))

    assert "Avtale i kraft, 2 av 4 møter holdt og to plikter over fristen." in page
    assert "Alle 2 råd" in page
    assert "Lørenskog" not in page
    assert "Hallingdal" in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("", "Felles politiråd i Hallingdal"),
        ("?sort=name", "Felles politiråd i Hallingdal"),
        ("?sort=overdue", "Politirådet i Løten"),
        ("?sort=met", "Felles politiråd i Hallingdal"),
        ("?sort=__class__", "Felles politiråd i Hallingdal"),
        ("?sort=meetings%00", "Felles politiråd i Hallingdal"),
    ],
)
def test_sorted_by_a_heading_without_a_script(sort: str, first: str, signed_in: Any) -> None:
    page = page_of(signed_in(ANALYST), f"/district/{sort}")

    assert _NAMES.findall(page)[0] == first
    assert page.count("aria-sort=") == 1


def test_as_of_an_earlier_day_it_says_when_it_was_counted(signed_in: Any) -> None:
    client = signed_in(ANALYST)

    assert "Talt opp 1. april 2025." in page_of(client, "/district/?on=2025-04-10&sort=met")
    assert "sort=met" in page_of(client, "/district/?on=2025-04-10&sort=met")
    assert "Ingenting er talt opp per denne dagen." in page_of(
        client, "/district/?on=2024-12-31"
    )


def test_the_way_there_is_on_her_first_page(signed_in: Any) -> None:
    page = page_of(signed_in(ANALYST), "/")

    assert 'href="/district/"' in page
    assert "Du har ikke plass i noe råd" not in page


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.hallingdal", "uten.sete"])
def test_nobody_else_has_such_a_page(who: str, signed_in: Any) -> None:
    assert signed_in(who).get("/district/").status_code == 404


def test_she_opens_no_page_of_a_council_that_let_her(signed_in: Any, addresses: Any) -> None:
    there = addresses("loten")
    client = signed_in(ANALYST)
    for name, address in there.items():
        assert client.get(address).status_code in (404, 405), name
        assert client.post(address).status_code in (404, 405), name


def test_both_parties_agree_on_their_page_and_she_sees_it(signed_in: Any) -> None:
    page = page_of(signed_in("slt.lorenskog"), "/lorenskog/districts/")
    assert "Ser ingenting: begge parter må si ja først." in page
    assert "Analytiker" in page
    (grant,) = re.findall(r'action="(/lorenskog/districts/[^"]+/grant)"', page)

    answer = signed_in("slt.lorenskog").post(grant, follow=True)
    assert "Ser antallene, for begge parter har sagt ja." in unescape(answer.content.decode())
    assert "Lørenskog" in page_of(signed_in(ANALYST))

    signed_in("politikontakt.lorenskog").post(grant.replace("/grant", "/withdraw"))
    assert "Lørenskog" not in page_of(signed_in(ANALYST))


def test_who_does_not_run_the_year_reads_and_has_no_button(signed_in: Any) -> None:
    page = page_of(signed_in("stasjonssjef.lorenskog"), "/lorenskog/districts/")

    assert "Hva et distrikt får vite" in page
    assert "/grant" not in page
    assert "/withdraw" not in page


def test_what_the_council_is_shown_is_what_she_is_told(signed_in: Any) -> None:
    said = "Avtale i kraft, 2 av 4 møter holdt og to plikter over fristen."
    assert said in page_of(signed_in("slt.loten"), "/loten/districts/")
    assert said in page_of(signed_in(ANALYST))


@pytest.mark.parametrize("language", ["nb", "nn", "sv", "en"])
def test_in_every_language(language: str, signed_in: Any) -> None:
    titles = {"nb": "Distrikt", "nn": "Distrikt", "sv": "Distrikt", "en": "District"}
    assert f"<title>{titles[language]} – " in page_of(signed_in(ANALYST, language))
