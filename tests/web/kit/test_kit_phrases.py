"""Everything the core can say has words, and every sentence takes its facts."""

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import samrad
from samrad.core.access.permissions import Act
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Clause, Source
from samrad.core.agreements.kinds import KINDS
from samrad.core.agreements.stages import Stage
from samrad.core.agreements.versions import Action
from samrad.core.basics.deeds import Deed
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.planner import Against, DayWarning
from samrad.core.duties.duty import Duty, Kind, Waits
from samrad.core.duties.evidence import Evidence
from samrad.core.duties.status import Standing, Status
from samrad.core.log.events import Event
from samrad.core.openness.cleaned import Left
from samrad.core.people.parties import BOTH, Party
from samrad.core.people.roles import Role
from samrad.core.problems.sheet import Aspect
from samrad.core.reports.year import Lane
from samrad.web.desk.duties.presenters import DEED_OF
from samrad.web.desk.duties.wheel import _GRAVEST, _LANE_WORDS
from samrad.web.kit import phrases
from samrad.web.kit.phrases import clauses, duties, refusals, words
from samrad.web.kit.phrases.refusals_of_copies import _LEFT

SRC = Path(samrad.__file__).parent
LANGUAGES = ["nb", "nn", "sv", "en"]
TODAY = date(2025, 6, 16)
# Never on a page: where a municipality is not known, nothing is said of its school breaks.
NOT_FOR_PAGES = ("place.",)
# `refused()` of a sign-in service and of its settings tell these with every code.
_SERVICE = {"file", "provider", "setting"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(SRC.rglob("*.py")):
        yield file, ast.parse(file.read_text())


def said_in(name: str) -> dict[str, set[str]]:
    """Each code written as `name("code", {facts})` in the source, and its facts' names."""
    found: dict[str, set[str]] = {}
    for _file, tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=called), args=[ast.Constant(str(code)), *rest]):
                    if called == name:
                        found.setdefault(code, set()).update(_keys(rest))
                case ast.Call(
                    func=ast.Attribute(attr="refused"), args=[ast.Constant(str(code)), *_]
                ):
                    if name == "Refusal":
                        found.setdefault(code, set())
                case _:
                    pass
    return found


def _keys(rest: list[ast.expr]) -> set[str]:
    """The names of the facts, where they are written out."""
    match rest:
        case [ast.Dict(keys=keys)]:
            return {str(key.value) for key in keys if isinstance(key, ast.Constant)}
        case _:
            return set()


def strings() -> Iterator[str]:
    for file, tree in trees():
        if "phrases" not in file.parts:
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


REFUSALS = said_in("Refusal")


def dict_keys(tree: ast.Module) -> set[str]:
    """Every name written as a key in that source: what its refusals could be told."""
    dicts = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    keys = (key for one in dicts for key in one.keys)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    told = {str(word.arg) for call in calls if _refuses(call) for word in call.keywords}
    return told | {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def _refuses(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="refused") | ast.Name(id="unreadable" | "at_line" | "_Wrong"):
            return True
        case _:
            return False


def texts_in(tree: ast.Module) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


TOLD = [
    (texts_in(tree), dict_keys(tree)) for file, tree in trees() if "phrases" not in file.parts
]


def facts_of(code: str) -> set[str]:
    """The facts a refusal may have: the keys written where its code is."""
    said = code.removesuffix(".no_suggestion")
    told = [keys for texts, keys in TOLD if said in texts]
    return set().union(*told) | {"on", "since", "until"} | _SERVICE


def needs_a_sentence(code: str) -> bool:
    return not code.startswith(NOT_FOR_PAGES)


def test_the_source_says_something_at_all() -> None:
    assert len(REFUSALS) > 30
    assert "agreement.own_change" in REFUSALS


@pytest.mark.parametrize("code", sorted(filter(needs_a_sentence, REFUSALS)))
def test_every_refusal_has_a_sentence(code: str) -> None:
    assert code in refusals.codes()


def test_codes_that_stand_in_tables_have_a_sentence_too() -> None:
    prefixes = {code.partition(".")[0] for code in REFUSALS if needs_a_sentence(code)}
    written = {
        text
        for text in strings()
        if re.fullmatch(r"[a-z_]+\.[a-z_]+", text) and text.partition(".")[0] in prefixes
        # The names of our own files are none.
        if not text.endswith((".toml", ".typ"))
    }
    assert written - refusals.codes() == set()


def test_no_sentence_is_left_over() -> None:
    said = {code.removesuffix(".no_suggestion") for code in refusals.codes()}

    assert said - set(strings()) == set()


def test_nothing_is_said_as_a_phrase_without_words() -> None:
    # `Phrase` is spoken nowhere yet; the first one brings its sentences along.
    assert said_in("Phrase") == {}


@pytest.mark.parametrize("code", sorted(refusals.codes()))
def test_a_sentence_mentions_only_facts_it_is_given(code: str) -> None:
    wanted = set(re.findall(r"%\((\w+)\)s", str(refusals._SENTENCES[code])))

    assert wanted <= facts_of(code)


FACTS: dict[str, object] = {
    "on": TODAY,
    "since": TODAY,
    "until": TODAY,
    "number": 3,
    "count": 2,
    "megabytes": 20,
    "party": Party.POLICE,
    "now": Stage.DRAFT,
    "to": Stage.SIGNED,
    "key": "meetings",
    "values": ["3", "4"],
    "questions": [Aspect.WHERE],
    "act": Act.NOTE_EVIDENCE,
    "left": Left.COMMENTS,
    "why": Refusal("file.damaged"),
    "roles": [Role.COORDINATOR, Role.POLICE_CONTACT],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(refusals.codes()))
def test_every_sentence_formats_with_its_facts(code: str, language: str) -> None:
    names = facts_of(code)
    with translation.override(language):
        said = phrases.say(Refusal(code, {name: FACTS.get(name, name) for name in names}))

    assert said
    assert code not in said
    assert not re.search(r"%\(|%s|\{|\}|police_contact|2025-06-16", said)
    assert said[-1] in ".?!"


def test_an_unknown_refusal_is_still_a_sentence() -> None:
    with translation.override("en"):
        assert phrases.say(Refusal("some.thing")) == "This cannot be done (some.thing)."


def test_facts_are_worded_and_not_printed() -> None:
    with translation.override("en"):
        assert phrases.say(Refusal("agreement.with_party", {"party": Party.POLICE})).startswith(
            "The text lies with the police for a decision"
        )
        assert (
            phrases.say(
                Refusal(
                    "access.not_your_role", {"roles": sorted([Role.MAYOR, Role.POLICE_CHIEF])}
                )
            )
            == "This is done by: mayor and chief of police."
        )
        assert phrases.say(Refusal("evidence.still_to_come", {"on": TODAY})).startswith(
            "16 June 2025 is still to come."
        )


# --- closed lists --------------------------------------------------------------------------

TABLES: list[tuple[Any, Mapping[Any, Any]]] = [
    (Status, words._STATUS),
    (Party, words._PARTY),
    (Role, words._ROLE),
    (Stage, words._STAGE),
    (Stage, words._STEP),
    (Deed, words._DEED),
    (Against, words._AGAINST),
    (KINDS, clauses._KINDS),
    (Action, clauses._ACTIONS),
    (Kind, duties._TITLES),
    (Waits, duties._WAITS),
    (Kind, DEED_OF),
    (Lane, _LANE_WORDS),
    (Left, _LEFT),
]


@pytest.mark.parametrize(
    ("members", "table"), TABLES, ids=lambda one: getattr(one, "__name__", None)
)
def test_every_member_has_a_word(members: Any, table: Mapping[Any, Any]) -> None:
    assert set(table) == set(members)
    for language in LANGUAGES:
        with translation.override(language):
            said = [str(word) for word in table.values()]
            assert all(said)
            # Two of a list are never called the same, or nobody can tell them apart.
            assert len(set(said)) == len(said)


def test_every_status_that_a_wheel_can_show_has_its_gravity() -> None:
    assert set(_GRAVEST) == set(Status) - {Status.NOT_APPLICABLE}


def test_every_word_is_found_by_its_function() -> None:
    for language in LANGUAGES:
        with translation.override(language):
            assert all(phrases.status_word(one) for one in Status)
            assert all(phrases.role_word(one) for one in Role)
            assert all(phrases.deed_word(one) for one in Deed)
            assert all(phrases.stage_word(one) for one in Stage)
            assert all(phrases.step_word(one) for one in Stage)
            assert all(phrases.action_of(one) for one in Action)
            assert all(phrases.kind_of(one) for one in KINDS)
            assert all(phrases.against_word(DayWarning(one, "navn")) for one in Against)
            assert phrases.parties_word(frozenset({Party.POLICE})) == phrases.party_word(
                Party.POLICE
            )
            assert phrases.parties_word(BOTH) not in map(phrases.party_word, Party)


# --- clauses in words ----------------------------------------------------------------------

CLAUSES: list[tuple[kinds.Terms, str]] = [
    (kinds.Meetings(per_year=1), "The council meets once a year."),
    (
        kinds.Meetings(per_year=3, months=(2, 6, 11)),
        "The council meets three times a year, preferably in February, June and November.",
    ),
    (kinds.RegionalMeeting(), "A regional meeting is held once a year."),
    (
        kinds.RegionalMeeting(per_year=13, optional=True),
        "A regional meeting can be held 13 times a year.",
    ),
    (kinds.AgendaNotice(days=7), "The agenda is sent at least one week before the meeting."),
    (kinds.AgendaNotice(days=10), "The agenda is sent at least ten days before the meeting."),
    (kinds.AgendaNotice(days=0), "The agenda is sent at least zero days before the meeting."),
    (kinds.MatterDeadline(), "Matters are handed in before the meeting."),
    (
        kinds.MatterDeadline(days=1),
        "Matters are handed in at least one day before the meeting.",
    ),
    (kinds.MinutesArchived(), "Minutes are written and archived."),
    (
        kinds.MinutesArchived(within_days=14),
        "Minutes are written and archived within two weeks.",
    ),
    (kinds.StandingTopics(("Trafikk", "Rus")), "Every meeting treats: Trafikk; Rus."),
    (kinds.FocusAreas(("50 % av alt",)), "Taken up from time to time: 50 % av alt."),
    (
        kinds.FocusAreas(("Uteliv",), within_months=18),
        "Each taken up at least every 18 months: Uteliv.",
    ),
    (kinds.ActionPlan(), "The council decides a binding action plan."),
    (
        kinds.Evaluation(kinds.EvaluationTime.YEAR_END, written=True),
        "The council evaluates its work in writing by the end of the year.",
    ),
    (
        kinds.Evaluation(kinds.EvaluationTime.FIRST_MEETING),
        "The council evaluates its work at the first meeting of the year.",
    ),
    (kinds.AgreementReview(), "The agreement is reviewed regularly."),
    (
        kinds.AgreementReview(on_demand=True),
        "The agreement is reviewed when a party asks for it.",
    ),
    (
        kinds.AgreementReview(every_years=2, on_demand=True),
        "The agreement is reviewed every other year, or when needed.",
    ),
    (kinds.BylawsReview(), "The police bylaws are reviewed regularly."),
    (kinds.BylawsReview(every_years=1), "The police bylaws are reviewed every year."),
    (kinds.PictureUpdated(), "The situation picture is never older than two years."),
    (kinds.PlanFollowedUp(12), "The plan is followed up at least every one year."),
    (kinds.ReportToElected(2), "The elected council is told two times a year."),
    (
        kinds.Composition(chair=Role.MAYOR, secretary=Role.COORDINATOR, deputies=True),
        "Led by the mayor. Secretary: coordinator. Standing deputies can be named.",
    ),
    (kinds.Composition(), "The agreement does not say who sits in the council."),
    (
        kinds.PledgesPublished(),
        "Pledges to the residents are published once a year.",
    ),
    (kinds.TerminationNotice(), "Either party can end the agreement."),
    (
        kinds.TerminationNotice(months=6),
        "Either party can end the agreement with six months' notice.",
    ),
]


def test_every_kind_of_clause_is_told_here() -> None:
    assert {type(terms) for terms, _ in CLAUSES} == set(KINDS.values())


@pytest.mark.parametrize(("terms", "said"), CLAUSES, ids=lambda one: type(one).__name__)
def test_a_clause_in_words(terms: kinds.Terms, said: str) -> None:
    with translation.override("en"):
        assert phrases.in_words(terms) == said
    for language in LANGUAGES:
        with translation.override(language):
            assert not re.search(r"%\(|%%|None", phrases.in_words(terms))


# --- duties in words -----------------------------------------------------------------------

CLAUSE = Clause("meetings", kinds.Meetings(4), Source("§ 5", "Fire møter."), date(2020, 1, 1))


def standing(status: Status, **about: Any) -> Standing:
    evidence, waits = about.pop("evidence", None), about.pop("waits", None)
    fields = {"kind": Kind.MEETING, "part": "06", "due": TODAY, **about}
    return Standing(Duty(promise=CLAUSE, year=2025, **fields), status, evidence, waits)


DONE = Evidence(Deed.MEETING_HELD, date(2025, 6, 20), "møte 100 %")
ASSUMED = "The text names no deadline; this one is our reading."
REASONS = [
    (standing(Status.MET, evidence=DONE), "Done 20 June 2025 (møte 100 %)."),
    (
        standing(Status.MET_LATE, evidence=DONE),
        "Done 20 June 2025 (møte 100 %), four days after 16 June 2025.",
    ),
    (standing(Status.OVERDUE), "Was due 16 June 2025 and is not done."),
    (
        standing(Status.OVERDUE, missing=("Trafikk", "Rus")),
        "Was due 16 June 2025 and is not done. Missing: Trafikk; Rus.",
    ),
    (standing(Status.DUE_SOON), "Due 16 June 2025."),
    (
        standing(Status.DUE_SOON, planned=DONE),
        "Due 16 June 2025. Planned for 20 June 2025 (møte 100 %).",
    ),
    (standing(Status.AHEAD), "Due 16 June 2025; there is plenty of time."),
    (
        standing(Status.AHEAD, assumed=True),
        f"Due 16 June 2025; there is plenty of time. {ASSUMED}",
    ),
    (
        standing(Status.NOT_APPLICABLE, waits=Waits.NOT_YET_IN_FORCE, assumed=True),
        "Not asked for: it applies from 1 January 2020.",
    ),
    (
        standing(Status.NOT_APPLICABLE, waits=Waits.NO_LONGER_IN_FORCE),
        "Not asked for: it ended on 16 June 2025.",
    ),
    (
        standing(Status.NOT_APPLICABLE, waits=Waits.OPTIONAL),
        "Not asked for: the agreement leaves it open.",
    ),
    (
        standing(Status.NOT_APPLICABLE, waits=Waits.MEETING_NOT_HELD),
        "Not asked for: that meeting was not held.",
    ),
]


@pytest.mark.parametrize(("seen", "said"), REASONS)
def test_a_reason_in_words(seen: Standing, said: str) -> None:
    with translation.override("en"):
        assert phrases.reason_of(seen) == said
    for language in LANGUAGES:
        with translation.override(language):
            assert not re.search(r"%\(|None", phrases.reason_of(seen))


@pytest.mark.parametrize(
    ("kind", "part", "title"),
    [
        (Kind.MEETING, "06", "Hold the council meeting by the end of June"),
        (Kind.AGENDA, "06-2", "Send the agenda of the meeting in June"),
        (Kind.MINUTES, "3/25", "Archive the minutes of the meeting in 3/25"),
        (Kind.AREA, "Rus – 50 %", "Take up “Rus – 50 %”"),
        (Kind.MEETING, "13", "Hold the council meeting by the end of 13"),
        (Kind.REVIEW, "12-31", "Review the agreement"),
    ],
)
def test_a_title_in_words(kind: Kind, part: str, title: str) -> None:
    with translation.override("en"):
        assert phrases.title_of(Duty(kind, CLAUSE, 2025, part, TODAY)) == title


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_duty_has_a_title_in_every_language(kind: Kind) -> None:
    for language in LANGUAGES:
        with translation.override(language):
            said = phrases.title_of(Duty(kind, CLAUSE, 2025, "06", TODAY))
            assert said
            assert "%(" not in said


def test_the_source_of_a_duty_is_its_heading_and_words() -> None:
    assert phrases.source_of(CLAUSE) == "§ 5: «Fire møter.»"
    bare = Clause("meetings", kinds.Meetings(4), Source("", ""), date(2020, 1, 1))
    with translation.override("en"):
        assert phrases.source_of(bare) == "Meetings"


@pytest.mark.parametrize("what", [*Act, *Event])
def test_whatever_goes_into_the_log_has_words(what: str) -> None:
    assert phrases.logged_word(what)
