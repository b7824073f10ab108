"""The search page: what it shows, what it never shows, and what people type into it."""

import re
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from making import looked
from samrad.actions.papers import Brought, bring_paper
from samrad.core.openness.levels import Marking, Openness
from samrad.records.basics.context import as_person
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.papers.models import Paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
# What somebody types who wants to break in, or has a cat.
ODD = (
    "'",
    "''",
    '"',
    '"""',
    "\\",
    "\\'",
    "kanari' OR '1'='1",
    "x'); DROP TABLE records_paper; --",
    "' UNION SELECT password FROM records_person --",
    "$$ || pg_sleep(9) || $$",
    "%s %(words)s %%",
    "a & | ! ( ) <-> :* <0> <99999999>",
    ":A :B 'x':*A",
    "-",
    "- -",
    "or or or",
    '"unclosed',
    "(.*)+$",
    "[a-z]{1,99999}",
    "{{ 7*191 }}",
    "\u202e\u0000",
    "\x00kanari",
    "kanari\x00",
    "\ue000\ue001",
    "\ud7ff\uffff",
    "🐤" * 50,
    "x" * 200,
    "x" * 201,
    "x" * 10_000,
    "å " * 100,
    "or " * 60,
    '"a b" ' * 30,
)


@pytest.fixture
def bring(person: Any) -> Any:
    def brought(who: str, title: str, text: str = "x", **more: Any) -> Paper:
        by = person(who)
        marking = more.pop("marking", Marking(Openness.COUNCIL))
        new = Brought(title, looked(text.encode()), marking, **more)
        with as_person(by.id):
            slug = "lund" if "lund" in who else "loten"
            return bring_paper(Council.objects.get(slug=slug), new, by=by, at=NOW)

    return brought


def page_of(client: Any, words: str, more: str = "", where: str = "/loten") -> str:
    answer = client.get(f"{where}/search/?q={quote(words)}{more}")
    assert answer.status_code == 200
    return unescape(_TOKEN.sub("", str(answer.content.decode())))


def test_a_hit_leads_to_its_page_with_the_words_marked(signed_in: Any, bring: Any) -> None:
    paper = bring(MUNICIPALITY, "Notat", "Vi så en kanarifugl på torget.")
    page = page_of(signed_in(POLICE), "kanarifuglen")

    assert "1 treff" in page
    assert f'href="/loten/papers/{paper.id}/">Notat</a>' in page
    assert "Vi så en <mark>kanarifugl</mark> på torget" in page
    assert "Dokument · 16. juni 2025" in page


def test_over_all_councils_each_hit_says_of_which(signed_in: Any, within: Any) -> None:
    for slug in ("gol", "hol"):
        with within(slug) as council:
            someone = Evidence.objects.filter(council=council)[0].noted_by
            Evidence.objects.create(
                council=council,
                deed="evaluated",
                on=date(2025, 5, 5),
                known=date(2025, 5, 5),
                ref="Kanarifugl",
                noted_at=NOW,
                noted_by=someone,
            )
    client = signed_in("politikontakt.hallingdal", "nb")

    everywhere = page_of(client, "kanarifugl", where="")
    assert "2 treff" in everywhere
    assert "Politiråd i Gol" in everywhere or "Gol" in everywhere
    assert "1 treff" in page_of(client, "kanarifugl", where="/gol")
    assert "Ingenting du kan se" in page_of(client, "kanarifugl", where="/aal")


def test_what_is_kept_is_on_no_page_in_no_number_and_in_no_snippet(
    signed_in: Any, bring: Any
) -> None:
    bring(POLICE, "Kanarifugl", "hemmelig", marking=Marking(Openness.PARTY))
    bring(POLICE, "Tall om kanarifugler", "hemmelig", figures=True)
    bring("samordnare.lund", "Kanarifugl", "hemmelig")
    exempt = Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 1))
    bring(POLICE, "Unntatt", "hemmelig kanarifugl", marking=exempt)
    client = signed_in(MUNICIPALITY)

    nothing = page_of(client, "undulat").replace("undulat", "WORD")
    for where in ("/loten", ""):
        page = page_of(client, "kanarifugl", where=where)
        assert "Ingenting du kan se" in page
        assert "hemmelig" not in page
    # To the letter the page of a word that is nowhere.
    assert page_of(client, "kanarifugl").replace("kanarifugl", "WORD") == nothing
    # The title of what is exempt is there, as on the list; its text is not.
    titled = page_of(client, "unntatt")
    assert "Unntatt" in titled
    assert "hemmelig" not in titled


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("where", ["/loten", ""])
def test_whatever_is_typed_is_looked_for_and_nothing_else_is_done(
    words: str, where: str, signed_in: Any, bring: Any
) -> None:
    bring(POLICE, "Kanarifugl", "hemmelig", marking=Marking(Openness.PARTY))
    page = page_of(signed_in(MUNICIPALITY), words, where=where)

    assert "hemmelig" not in page
    assert "1337" not in page
    assert "Kanarifugl" not in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Skriv minst ett ord å lete etter."),
        ("& | !", "Skriv minst ett ord å lete etter."),
        ("x" * 201, "Det er mer enn 200 bokstaver."),
        ("og i på", "Ingenting du kan se"),
    ],
)
def test_a_question_that_is_none_is_answered_with_the_way_out(
    words: str, sentence: str, signed_in: Any
) -> None:
    assert sentence in page_of(signed_in(MUNICIPALITY), words)


@pytest.mark.parametrize(
    "more", ["&kind=person", "&year=1", "&year=x", "&page=x", "&page=-1", "&page=9999"]
)
def test_a_filter_that_does_not_exist_breaks_nothing(more: str, signed_in: Any) -> None:
    page_of(signed_in(MUNICIPALITY), "avtale", more)


def test_filters_of_kind_and_year(signed_in: Any, bring: Any) -> None:
    paper = bring(MUNICIPALITY, "Kanarifugl")
    client = signed_in(MUNICIPALITY)

    assert str(paper.id) in page_of(client, "kanarifugl", "&kind=paper&year=2025")
    assert str(paper.id) not in page_of(client, "kanarifugl", "&kind=clause")
    assert str(paper.id) not in page_of(client, "kanarifugl", "&year=2024")


def test_many_hits_stand_on_several_pages_that_keep_the_question(
    signed_in: Any, bring: Any
) -> None:
    for number in range(21):
        bring(MUNICIPALITY, f"Kanarifugl {number}")
    client = signed_in(MUNICIPALITY)
    first = page_of(client, "kanarifugl", "&kind=paper")

    assert "21 treff" in first
    assert first.count('class="hit"') == 20
    assert "?q=kanarifugl&kind=paper&page=2" in first
    second = page_of(client, "kanarifugl", "&kind=paper&page=2")
    assert second.count('class="hit"') == 1
    assert 'start="21"' in second


def test_what_people_wrote_is_text_in_a_snippet(signed_in: Any, bring: Any) -> None:
    bring(MUNICIPALITY, "<b>Fugl</b>", "<script>alert(1)</script> kanarifugl")
    answer = signed_in(MUNICIPALITY).get("/loten/search/?q=kanarifugl")
    body = answer.content.decode()

    assert "<script>alert" not in body
    assert "<b>Fugl" not in body
    assert "&lt;b&gt;Fugl" in body


def test_who_has_no_seat_is_told_so_and_finds_nothing(signed_in: Any, bring: Any) -> None:
    bring(MUNICIPALITY, "Kanarifugl", marking=Marking(Openness.OPEN))
    client = signed_in("uten.sete")

    assert "Du har ingen plass" in page_of(client, "kanarifugl", where="")
    assert client.get("/loten/search/?q=kanarifugl").status_code == 404
    assert client.post("/search/", {"q": "kanarifugl"}).status_code == 405


@pytest.mark.parametrize(
    ("language", "words"),
    [("nb", "Søk"), ("nn", "Søk"), ("sv", "Sök"), ("en", "Search")],
)
def test_in_every_language(language: str, words: str, signed_in: Any) -> None:
    page = page_of(signed_in(MUNICIPALITY, language), "avtale")

    assert f"<title>{words} – " in page
