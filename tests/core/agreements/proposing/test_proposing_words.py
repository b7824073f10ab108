import re

import pytest

from samrad.core.agreements.proposing.page.sentences import Sentence
from samrad.core.agreements.proposing.words.manners import EXPLICIT, certainty
from samrad.core.agreements.proposing.words.months import months_in
from samrad.core.agreements.proposing.words.numbers import NUMBER, number, ordinal
from samrad.core.agreements.proposing.words.rhythms import (
    Counted,
    Rhythm,
    rhythm_of,
    rhythms_in,
)
from samrad.core.agreements.proposing.words.roles import roles_in, with_roles
from samrad.core.agreements.proposing.words.spans import SPAN, Span, span_of
from samrad.core.people.roles import Role


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("én", 1),
        ("ett", 1),
        ("to", 2),
        ("två", 2),
        ("fyra", 4),
        ("sju", 7),
        ("tolv", 12),
        ("14", 14),
    ],
)
def test_numbers(word: str, value: int) -> None:
    assert re.fullmatch(NUMBER, word)
    assert number(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("fjerde", 4), ("fjärde", 4), ("4.", 4), ("4:e", 4), ("annet", 2), ("andre", 2)],
)
def test_ordinals(word: str, value: int) -> None:
    assert ordinal(word) == value


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("en uke", Span(days=7)),
        ("to vekers", Span(days=14)),
        ("1 vecka", Span(days=7)),
        ("14 dagar", Span(days=14)),
        ("30 dagers", Span(days=30, months=1)),
        ("0 dager", Span(days=0)),
        ("fem virkedager", Span(days=7)),
        ("tre arbeidsdager", Span(days=5)),
        ("tre månaders", Span(days=90, months=3)),
        ("3-måneders", Span(days=90, months=3)),
        ("fire år", Span(months=48)),
        ("tre til fire uker", Span(days=21)),
        ("et par uker", Span(days=14)),
        ("fire hele uker", Span(days=28)),
    ],
)
def test_lengths_of_time(text: str, span: Span) -> None:
    found = SPAN.search(text)

    assert found
    assert span_of(found) == span


RHYTHMS: list[tuple[str, Rhythm]] = [
    ("to ganger i året", Rhythm(2, 12)),
    ("minst én gang hvert år", Rhythm(1, 12)),
    ("tre gonger årleg", Rhythm(3, 12)),
    ("fyra gånger om året", Rhythm(4, 12)),
    ("två gånger per år", Rhythm(2, 12)),
    ("4 ganger pr. kalenderår", Rhythm(4, 12)),
    ("tre til fire ganger i løpet av året", Rhythm(3, 12)),
    ("to ganger i halvåret", Rhythm(2, 6)),
    ("en gang i hver valgperiode", Rhythm(1, 48)),
    ("hvert kvartal", Rhythm(1, 3)),
    ("kvart kvartal", Rhythm(1, 3)),
    ("hver tredje måned", Rhythm(1, 3)),
    ("var fjärde månad", Rhythm(1, 4)),
    ("hvert 4. år", Rhythm(1, 48)),
    ("annethvert år", Rhythm(1, 24)),
    ("annakvart år", Rhythm(1, 24)),
    ("vartannat år", Rhythm(1, 24)),
    ("varannan månad", Rhythm(1, 2)),
    ("kvartalsvis", Rhythm(1, 3)),
    ("halvårlig", Rhythm(1, 6)),
    ("månedlig", Rhythm(1, 1)),
    ("årligen", Rhythm(1, 12)),
]


@pytest.mark.parametrize(("text", "rhythm"), RHYTHMS)
def test_rhythms(text: str, rhythm: Rhythm) -> None:
    assert [heard.rhythm for heard in rhythms_in(f"rådet møtes {text}, som avtalt")] == [rhythm]


@pytest.mark.parametrize(
    "text", ["jevnlig", "med jevne mellomrom", "ofte", "løpende", "i 2007"]
)
def test_words_that_are_no_rhythm(text: str) -> None:
    assert not list(rhythms_in(f"rådet møtes {text}"))


def test_a_rhythm_in_years_and_months() -> None:
    assert (Rhythm(1, 24).per_year, Rhythm(1, 24).every_years) == (None, 2)
    assert (Rhythm(2, 12).per_year, Rhythm(2, 12).every_years) == (2, None)
    assert (Rhythm(3, 12).every_months, Rhythm(20, 12).every_months) == (4, 1)


def test_a_rhythm_belongs_to_the_nearest_deed() -> None:
    low = "bildet oppdateres to ganger i året og redovisas én gang hvert år"

    assert rhythm_of(low, re.compile("oppdateres")) == Rhythm(2, 12)
    assert rhythm_of(low, re.compile("redovisas")) == Rhythm(1, 12)
    assert rhythm_of(low, re.compile("evalueres")) is None
    assert rhythm_of("evalueres " + "og " * 90 + "årlig", re.compile("evalueres")) is None


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("det avholdes 4 møter pr år", Rhythm(4, 12)),
        ("tre ordinære møter i året", Rhythm(3, 12)),
        ("i løpet av året holdes det fire møter", Rhythm(4, 12)),
        ("to årlige møter", Rhythm(2, 12)),
        ("fire møter årlig", Rhythm(4, 12)),
        ("ett møte i kvartalet", Rhythm(1, 3)),
        ("møter : 4 per år", Rhythm(4, 12)),
        ("kvartalsvis holdes ett møte", Rhythm(1, 3)),
        ("fire møter", None),
    ],
)
def test_how_many_in_a_year(text: str, rhythm: Rhythm | None) -> None:
    assert Counted("møter?").find(text) == rhythm


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("fortrinnsvis i februar, juni og november", (2, 6, 11)),
        ("i november og i mai", (5, 11)),
        ("i maj, augusti och december", (5, 8, 12)),
        ("innen 1. mars og den 3 april", ()),
        ("hver måned unntatt juli", ()),
        ("måndag", ()),
    ],
)
def test_months(text: str, months: tuple[int, ...]) -> None:
    assert months_in(text) == months


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ordføreren", Role.MAYOR),
        ("ordføraren", Role.MAYOR),
        ("kommunstyrelsens ordförande", Role.MAYOR),
        ("rådmannen", Role.MUNICIPAL_DIRECTOR),
        ("kommunedirektør", Role.MUNICIPAL_DIRECTOR),
        ("kommundirektören", Role.MUNICIPAL_DIRECTOR),
        ("kommunaldirektør for oppvekst", Role.SECTOR_DIRECTOR),
        ("slt-koordinator", Role.COORDINATOR),
        ("slt- koordinator", Role.COORDINATOR),
        ("slt-kordinator", Role.COORDINATOR),
        ("trygghetssamordnare", Role.COORDINATOR),
        ("politistasjonssjef", Role.POLICE_CHIEF),
        ("regionlensmannen", Role.POLICE_CHIEF),
        ("lokalpolisområdeschefen", Role.POLICE_CHIEF),
        ("chefen för lokalpolisområdet", Role.POLICE_CHIEF),
        ("seksjonsleder nærpolitiseksjonen", Role.POLICE_SECTION_LEADER),
        ("politikontakten", Role.POLICE_CONTACT),
        ("kommunpolisen", Role.POLICE_CONTACT),
        ("barnevernleder", Role.OTHER),
        ("kommuneoverlege", Role.OTHER),
        ("varaordfører", Role.OTHER),
    ],
)
def test_roles(text: str, role: Role) -> None:
    assert roles_in(with_roles(text)) == (role,)


@pytest.mark.parametrize(
    "text", ["lillestrøm politistasjonsdistrikt", "leder", "møteleder", "råd"]
)
def test_words_that_are_no_role(text: str) -> None:
    assert roles_in(with_roles(text)) == ()


def told(text: str, heading: str = "") -> Sentence:
    return Sentence(text, text.lower(), heading)


DOUBTS: list[tuple[str, str, float]] = [
    ("a promise", "Rådet skal møtes.", 0.95),
    ("a wish", "Rådet bør møtes.", 0.665),
    ("history", "Rådet ble stiftet.", 0.38),
    ("an agreement reached is no history", "Partene ble enige om mål.", 0.95),
    ("every fourth in Swedish is no history", "Rådet möts vart fjärde år.", 0.95),
    ("advice", "Veilederen anbefaler årlige møter.", 0.38),
    ("not", "Rådet skal ikke møtes.", 0.285),
    ("unless otherwise agreed is no not", "Rådet møtes så fremt ikke annet avtales.", 0.95),
    ("purpose", "Formålet er å møtes.", 0.475),
    ("purpose said in passing", "Avtalen gjelder i to år og har som formål å trygge.", 0.95),
    ("question", "Skal rådet møtes?", 0.285),
    ("another body", "Koordineringsgruppen møtes.", 0.38),
    ("another body beside ours", "Rådet og koordineringsgruppen møtes.", 0.95),
]


@pytest.mark.parametrize(("text", "sure"), [case[1:] for case in DOUBTS])
def test_doubt_takes_its_share(text: str, sure: float) -> None:
    assert certainty(told(text), EXPLICIT) == pytest.approx(sure)


def test_background_is_doubtful() -> None:
    assert certainty(told("Rådet møtes.", "1. Bakgrunn"), EXPLICIT) == pytest.approx(0.57)


def test_a_right_may_be_the_promise() -> None:
    assert certainty(told("Avtalen kan sies opp."), EXPLICIT, may=1) == pytest.approx(0.95)
