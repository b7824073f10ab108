"""The search finds what one may read: never what is kept, nor that it is there."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from making import looked
from samrad.actions.councils import give_seat
from samrad.actions.deputies import take_deputy_seat
from samrad.actions.finding import search, shown
from samrad.actions.guests import invite_guest
from samrad.actions.papers import Brought, bring_paper, mark_paper
from samrad.actions.releases import release_figures, withdraw_release
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.people.guests import Guesting
from samrad.core.people.roles import Role
from samrad.core.search.questions import Findable, Question
from samrad.records.agreements.models import Change, Clause, Version
from samrad.records.basics.context import as_operator, as_person, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.councils.queries import councils
from samrad.records.evidence.models import Evidence
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.search.queries import hits

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)
POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
# A word that is in nothing else.
CANARY = "kanarifugl"
TEXT = "Ved torget sang en kanarifugl hele natten."
STATISTICS = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY)
MARKED = {
    Openness.OPEN: Marking(Openness.OPEN),
    Openness.COUNCIL: Marking(Openness.COUNCIL),
    Openness.PARTY: Marking(Openness.PARTY),
    Openness.EXEMPT: Marking(Openness.EXEMPT, "no.offl.24.3", LATER),
}


@pytest.fixture
def bring(seated: Any) -> Any:
    def brought(
        who: str,
        openness: Openness = Openness.COUNCIL,
        *,
        figures: bool = False,
        title: str = "Notat om torget",
        text: str = TEXT,
    ) -> UUID:
        new = Brought(title, looked(text.encode()), MARKED[openness], figures)
        with seated(who) as (by, council):
            return UUID(str(bring_paper(council, new, by=by, at=NOW).pk))

    return brought


@pytest.fixture
def finds(person: Any) -> Any:
    """What somebody finds with some words: `finds("slt.loten", "rus")`."""

    def found(who: str, words: str = CANARY, **more: Any) -> list[UUID]:
        by = person(who)
        with as_person(by.id):
            asked = search(Question(words, **more), councils(), by=by, on=TODAY)
            return [hit.thing for hit in asked]

    return found


def snippet_of(who: Any, words: str) -> str:
    with as_person(who.id):
        found = search(Question(words), councils(), by=who, on=TODAY)
        return " | ".join(
            "".join(piece.text for piece in one.snippet) for one in shown(found, words)
        )


# --- what is kept is not found -------------------------------------------------------------


@pytest.mark.parametrize("openness", Openness)
@pytest.mark.parametrize(("owner", "other"), [(POLICE, MUNICIPALITY), (MUNICIPALITY, POLICE)])
def test_what_a_party_keeps_the_other_does_not_find(
    openness: Openness, owner: str, other: str, bring: Any, finds: Any
) -> None:
    paper = bring(owner, openness, title="Notat om kanarifuglen")

    assert finds(owner) == [paper]
    assert finds(other) == ([] if openness is Openness.PARTY else [paper])


def test_figures_are_found_by_the_council_while_they_are_released(
    bring: Any, finds: Any, seated: Any
) -> None:
    paper = bring(POLICE, figures=True)
    assert (finds(POLICE), finds(MUNICIPALITY)) == ([paper], [])

    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=paper), STATISTICS, by=by, at=NOW)
    assert finds(MUNICIPALITY) == [paper]

    with seated(POLICE) as (by, _):
        withdraw_release(Paper.objects.get(pk=paper), by=by, at=NOW)
    assert (finds(POLICE), finds(MUNICIPALITY)) == ([paper], [])


def test_a_release_that_has_run_out_is_found_no_more(
    bring: Any, finds: Any, seated: Any
) -> None:
    paper = bring(POLICE, figures=True)
    until = Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY, until=TODAY)
    with seated(POLICE) as (by, _):
        release_figures(Paper.objects.get(pk=paper), until, by=by, at=NOW)
    assert finds(MUNICIPALITY) == [paper]

    with seated(POLICE):
        Released.objects.filter(paper=paper).update(until=TODAY - timedelta(days=1))
    assert finds(MUNICIPALITY) == []


def test_the_text_of_what_is_exempt_is_neither_found_nor_shown(
    bring: Any, finds: Any, person: Any, seated: Any
) -> None:
    paper = bring(POLICE, Openness.EXEMPT, title="Om papegøyer")

    # To read it is logged; to guess at it word by word would not be.
    assert finds(POLICE) == finds(MUNICIPALITY) == []
    assert finds(MUNICIPALITY, "papegøye") == [paper]
    assert CANARY not in snippet_of(person(MUNICIPALITY), "papegøye")

    with seated(POLICE) as (by, _):
        opened = MARKED[Openness.COUNCIL]
        mark_paper(Paper.objects.get(pk=paper), opened, reason="Over.", by=by, at=NOW)
    assert finds(MUNICIPALITY) == [paper]
    with seated(POLICE) as (by, _):
        closed = MARKED[Openness.EXEMPT]
        mark_paper(Paper.objects.get(pk=paper), closed, reason="Igjen.", by=by, at=NOW)
    assert finds(MUNICIPALITY) == []


def test_another_council_finds_nothing_of_it(bring: Any, finds: Any) -> None:
    for openness in Openness:
        bring(POLICE, openness, title="Kanarifugl")

    assert finds("samordnare.lund") == finds("politikontakt.hallingdal") == []


def test_a_guest_finds_nothing_not_even_what_she_is_shown(
    bring: Any, seated: Any, person: Any, council_id: Any, refused: Any
) -> None:
    paper = bring(POLICE)
    guest = person("uten.sete")
    with seated(POLICE) as (by, _):
        shown = Guesting(guest.email, "Ola Rektor", "Løten ungdomsskole", LATER)
        invite_guest(Paper.objects.get(pk=paper), shown, by=by, at=NOW)
    with as_person(guest.id):
        assert Paper.objects.filter(pk=paper).exists()
        with refused("access.no_seat"):
            search(Question(CANARY), councils(), by=guest, on=TODAY)
        assert hits(Question(CANARY), [council_id("loten")]) == []


def test_a_deputy_finds_from_the_day_the_seat_is_taken(
    bring: Any, within: Any, person: Any, finds: Any, refused: Any
) -> None:
    paper = bring(POLICE)
    own = bring(POLICE, Openness.PARTY)
    deputy = person("uten.sete")
    with within("loten") as council:
        seat = give_seat(council, deputy, Role.MAYOR, since=date(2025, 1, 1), at=NOW)
        Seat.objects.filter(pk=seat.pk).update(deputy=1)
    with refused("access.no_seat"):
        finds("uten.sete")

    with as_person(deputy.id):
        take_deputy_seat(seat.pk, until=TODAY, by=deputy, at=NOW)
    assert finds("uten.sete") == [paper]
    assert own not in finds("uten.sete")


def test_a_job_for_a_council_finds_only_what_both_parties_see(
    bring: Any, council_id: Any
) -> None:
    shared = bring(POLICE)
    bring(POLICE, Openness.PARTY)
    bring(POLICE, figures=True)
    with in_council(council_id("loten")):
        assert [one.thing for one in hits(Question(CANARY), [council_id("loten")])] == [shared]


def test_asking_for_another_council_by_name_answers_nothing(
    bring: Any, person: Any, council_id: Any
) -> None:
    bring(POLICE)
    with as_person(person("samordnare.lund").id):
        assert hits(Question(CANARY), [council_id("loten")]) == []
    with as_operator():
        assert hits(Question(CANARY), [council_id("loten")]) == []


def test_the_search_and_the_policies_agree_on_every_paper(
    bring: Any, person: Any, seated: Any
) -> None:
    """One rule poured into two places: whoever finds a paper sees it, and the reverse."""
    for who in (POLICE, MUNICIPALITY):
        for openness in Openness:
            bring(who, openness, title="Kanarifugl", text="x")
    for released in (False, True):
        paper = bring(POLICE, figures=True, title="Kanarifugl i tall")
        if released:
            with seated(POLICE) as (by, _):
                release_figures(Paper.objects.get(pk=paper), STATISTICS, by=by, at=NOW)
    for who in (POLICE, MUNICIPALITY, "samordnare.lund", "politikontakt.hallingdal"):
        reader = person(who)
        with as_person(reader.id):
            here = [council.id for council in councils()]
            found = {hit.thing for hit in hits(Question(CANARY), here)}
            seen = set(
                Paper.objects.filter(title__startswith="Kanari").values_list("id", flat=True)
            )
        assert found == seen, who


def test_without_a_context_the_search_fails_aloud() -> None:
    with pytest.raises(ProgrammingError, match="no council context"), transaction.atomic():
        hits(Question(CANARY), [UUID(int=1)])


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM records_findable",
        "SELECT count(*) FROM records_findable",
        "DELETE FROM records_findable",
        "SELECT ts_stat('SELECT vector FROM records_findable')",
        "SELECT samrad_keep_findable(NULL, 'paper', NULL, '', '', false, NULL, '', '')",
        "SELECT samrad_version_day(gen_random_uuid())",
    ],
)
def test_the_words_themselves_the_application_cannot_read(
    statement: str, council_id: Any
) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        in_council(council_id("loten")),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


# --- what is there is found ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("torg", "Ved torgene er det mørkt."),
        ("ØKONOMI", "økonomien"),
        ("økonomien", "ØKONOMI"),
        ("ærfugler", "Ærfugl"),
        ("åsene", "ÅSENE"),
        ("skole politi", "Politiet om skolene"),
        ('"lys og siktlinjer"', "Det gjelder lys og siktlinjer."),
        ("torg or park", "parken"),
        ("sak 12/25", "Sak 12/25"),
    ],
)
def test_bokmaal_is_found_in_its_forms(words: str, text: str, bring: Any, finds: Any) -> None:
    paper = bring(MUNICIPALITY, text=text, title="Notat")

    assert paper in finds(MUNICIPALITY, words)


def test_nynorsk_goes_by_the_rules_for_bokmaal(person: Any) -> None:
    by = person("politikontakt.hallingdal")
    with as_person(by.id):
        council = Council.objects.get(slug="gol")
        text = "Kommunen har ansvaret for førebyggjande arbeid i bygdene."
        new = Brought("Notat", looked(text.encode()), MARKED[Openness.COUNCIL])
        paper = bring_paper(council, new, by=by, at=NOW)
        asked = Question("bygd førebyggjande")
        found = search(asked, councils(), by=by, on=TODAY)
    assert [hit.thing for hit in found] == [paper.pk]


def test_swedish_is_found_by_swedish_rules(person: Any) -> None:
    by = person("samordnare.lund")
    with as_person(by.id):
        council = Council.objects.get(slug="lund")
        text = "Åtgärderna mot skadegörelsen vid stationerna."
        new = Brought("Anteckning", looked(text.encode()), MARKED[Openness.COUNCIL])
        paper = bring_paper(council, new, by=by, at=NOW)
        for words in ("åtgärd", "stationen", "SKADEGÖRELSE"):
            found = search(Question(words), councils(), by=by, on=TODAY)
            assert paper.pk in {hit.thing for hit in found}, words


def test_all_words_are_wanted_and_none_after_a_minus(bring: Any, finds: Any) -> None:
    both = bring(MUNICIPALITY, text="kanarifugl og papegøye")
    one = bring(MUNICIPALITY, text="kanarifugl")

    assert set(finds(MUNICIPALITY)) == {both, one}
    assert finds(MUNICIPALITY, "kanarifugl papegøye") == [both]
    assert finds(MUNICIPALITY, "kanarifugl -papegøye") == [one]
    assert finds(MUNICIPALITY, "papegøye kanarifugl ugle") == []


def test_a_title_counts_more_than_a_text_and_the_later_of_two_alike_comes_first(
    bring: Any, finds: Any, seated: Any
) -> None:
    in_text = bring(MUNICIPALITY)
    in_title = bring(MUNICIPALITY, title="Kanarifuglen", text="x")
    later = bring(MUNICIPALITY)
    with seated(MUNICIPALITY):
        Paper.objects.filter(pk=in_text).update(brought_at=datetime(2024, 1, 1, tzinfo=UTC))

    assert finds(MUNICIPALITY) == [in_title, later, in_text]
    assert finds(MUNICIPALITY, year=2024) == [in_text]


def test_a_file_is_found_by_a_part_of_its_name(bring: Any, seated: Any, finds: Any) -> None:
    paper = bring(MUNICIPALITY)
    with seated(MUNICIPALITY):
        Paper.objects.filter(pk=paper).update(name="årsrapport_2024-utkast.pdf")

    for words in ("årsrapport", "utkast", "årsrapport_2024-utkast.pdf"):
        assert paper in finds(MUNICIPALITY, words)


def test_a_text_longer_than_an_index_holds_is_found_by_its_beginning(
    bring: Any, seated: Any, finds: Any
) -> None:
    paper = bring(MUNICIPALITY, text="x")
    with seated(MUNICIPALITY):
        text = "Lest ut av en PDF: papegøye. " + "å" * 3_000_000
        Paper.objects.filter(pk=paper).update(text=text)

    assert finds(MUNICIPALITY, "papegøyene") == [paper]


def test_a_word_for_every_letter_a_file_may_hold_still_fits(
    bring: Any, seated: Any, finds: Any
) -> None:
    paper = bring(MUNICIPALITY)
    with seated(MUNICIPALITY):
        text = "papegøye " + " ".join(f"{number:x}" for number in range(400_000))
        Paper.objects.filter(pk=paper).update(text=text)

    assert finds(MUNICIPALITY, "papegøye") == [paper]


def test_what_is_gone_is_found_no_more(bring: Any, seated: Any, finds: Any) -> None:
    paper = bring(MUNICIPALITY)
    with seated(MUNICIPALITY):
        Marked.objects.filter(paper=paper).delete()
        Guest.objects.filter(paper=paper).delete()
        Paper.objects.filter(pk=paper).delete()

    assert finds(MUNICIPALITY) == []


def test_what_was_done_is_found_until_it_is_withdrawn(seated: Any, finds: Any) -> None:
    with seated(MUNICIPALITY) as (by, council):
        noted = Evidence.objects.create(
            council=council,
            deed="evaluated",
            on=date(2024, 3, 1),
            known=date(2024, 3, 1),
            ref="kanarifugl-12.pdf",
            topic="Rus",
            noted_at=NOW,
            noted_by=by,
        )
    assert finds(MUNICIPALITY) == finds(POLICE) == [noted.pk]
    assert finds(MUNICIPALITY, kinds=frozenset({Findable.PAPER})) == []

    with seated(MUNICIPALITY):
        Evidence.objects.filter(pk=noted.pk).update(withdrawn=TODAY)
    assert finds(MUNICIPALITY) == []


def test_a_clause_is_found_by_its_words_and_by_its_topics(seated: Any, finds: Any) -> None:
    with seated(MUNICIPALITY) as (_, council):
        version = Version.objects.get(council=council, number=1)
        clause = Clause.objects.create(
            council=council,
            version=version,
            key="fugl",
            kind="standing_topics",
            terms={"topics": ["Kanarifugler"]},
            quote="Papegøyer drøftes.",
            position=99,
        )
    assert finds(MUNICIPALITY) == finds(POLICE, "papegøye") == [clause.pk]
    assert version.since is not None
    assert finds(MUNICIPALITY, year=version.since.year) == [clause.pk]

    with seated(MUNICIPALITY):
        Version.objects.filter(pk=version.pk).update(since=date(2011, 1, 1))
    assert finds(MUNICIPALITY, year=2011) == [clause.pk]


def test_a_change_is_found_by_the_reason_it_was_declined_for(
    seated: Any, finds: Any, person: Any
) -> None:
    with seated(MUNICIPALITY) as (by, council):
        version = Version.objects.get(council=council, since=None)
        Change.objects.filter(version=version).delete()
        change = Change.objects.create(
            council=council,
            version=version,
            key="meetings",
            kind="meetings",
            terms={"per_year": 9},
            quote="Ni møter.",
            action="amend",
            proposed_party="police",
            proposed_at=NOW,
            proposed_by=by,
            answer="declined",
            answered_at=NOW,
            answered_by=by,
            reason="Kanarifuglen rekker ikke ni.",
        )
    assert finds(POLICE) == [change.pk]
    assert "Kanarifuglen rekker ikke ni" in snippet_of(person(POLICE), CANARY)


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_row_of_the_demo_can_be_found() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT kind, count(*) FROM records_findable GROUP BY kind ORDER BY kind"
        )
        kept = dict(cursor.fetchall())
        for kind, condition in (
            ("paper", "true"),
            ("clause", "true"),
            ("change", "true"),
            ("evidence", "withdrawn IS NULL"),
        ):
            cursor.execute(f"SELECT count(*) FROM records_{kind} WHERE {condition}")
            assert kept.get(kind, 0) == cursor.fetchone()[0], kind


def test_every_kind_that_can_be_asked_for_can_be_kept() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conname = 'records_findable_kind_check'"
        )
        (told,) = cursor.fetchone()

    assert set(re.findall(r"'(\w+)'::text", told)) == set(Findable)
