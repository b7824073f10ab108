"""Four people of two councils and two parties do as they like; a model knows who may see what.

The machine runs in a database of its own, copied from the demo's, in which everything is
committed as in life. With a policy dropped it has to find that somebody sees too much: else it
would prove nothing.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from making import looked
from samrad.actions.finding import search
from samrad.actions.papers import Brought, bring_paper, mark_paper
from samrad.actions.releases import release_figures, withdraw_release
from samrad.core.basics.refusals import Refused
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.core.search.questions import Question
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council
from samrad.records.councils.queries import councils
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person
from templating import TEMPLATE, create, point_to

pytestmark = pytest.mark.slow

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
PEOPLE = {
    "slt.loten": ("loten", "municipality"),
    "politikontakt.loten": ("loten", "police"),
    "samordnare.lund": ("lund", "municipality"),
    "kommunpolis.lund": ("lund", "police"),
}
GROUND = {"loten": "no.offl.24.3", "lund": "se.osl.18.1"}
BASIS = {"loten": Basis.NO_STATISTICAL_FORM, "lund": Basis.SE_COOPERATION}
# Dropping the papers' own rule, and letting the search forget it.
MUTATIONS = {
    "the rule of papers is dropped": "DROP POLICY shared_or_own ON records_paper",
    "every council sees every council": (
        "CREATE POLICY hole ON records_paper FOR SELECT USING (true)"
    ),
    "what is figures is not looked at": "UPDATE records_findable SET figures = false;"
    " CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN NEW.figures := false; RETURN NEW; END';"
    " CREATE TRIGGER forget BEFORE INSERT ON records_findable"
    " FOR EACH ROW EXECUTE FUNCTION forget()",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the model knows of a paper."""

    council: str
    party: str
    openness: Openness
    figures: bool
    released: bool = False

    def seen_by(self, who: str) -> bool:
        council, party = PEOPLE[who]
        if council != self.council:
            return False
        shared = self.openness is not Openness.PARTY and (not self.figures or self.released)
        return shared or party == self.party


class Papers(RuleBasedStateMachine):
    """Bringing, marking, releasing and taking back, by anyone in any order."""

    persons: ClassVar[dict[str, Person]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[UUID, Known] = {}
        # Nobody else's papers have this word.
        self.word = f"ord{uuid4().hex}"

    @rule(
        who=st.sampled_from(sorted(PEOPLE)),
        openness=st.sampled_from(Openness),
        figures=st.booleans(),
    )
    def bring(self, who: str, openness: Openness, *, figures: bool) -> None:
        council, party = PEOPLE[who]
        new = Brought(self.word, looked(b"x"), self._marking(who, openness), figures)
        with suppress(Refused), self._as(who) as by:
            there = Council.objects.get(slug=council)
            paper = bring_paper(there, new, by=by, at=NOW)
            self.known[UUID(str(paper.pk))] = Known(council, party, openness, figures)

    @rule(
        who=st.sampled_from(sorted(PEOPLE)), openness=st.sampled_from(Openness), data=st.data()
    )
    def mark(self, who: str, openness: Openness, data: st.DataObject) -> None:
        if (paper := self._some(who, data)) is None:
            return
        with suppress(Refused), self._as(who) as by:
            found = Paper.objects.get(pk=paper)
            marking = self._marking(who, openness)
            mark_paper(found, marking, reason="x", by=by, at=NOW)
            self.known[paper] = replace(self.known[paper], openness=openness)

    @rule(who=st.sampled_from(sorted(PEOPLE)), data=st.data())
    def release(self, who: str, data: st.DataObject) -> None:
        if (paper := self._some(who, data)) is None:
            return
        of = Release(BASIS[PEOPLE[who][0]], Detail.MUNICIPALITY)
        with suppress(Refused), self._as(who) as by:
            release_figures(Paper.objects.get(pk=paper), of, by=by, at=NOW)
            self.known[paper] = replace(self.known[paper], released=True)

    @rule(who=st.sampled_from(sorted(PEOPLE)), data=st.data())
    def take_back(self, who: str, data: st.DataObject) -> None:
        if (paper := self._some(who, data)) is None:
            return
        with suppress(Refused), self._as(who) as by:
            withdraw_release(Paper.objects.get(pk=paper), by=by, at=NOW)
            self.known[paper] = replace(self.known[paper], released=False)

    @invariant()
    def everybody_sees_and_finds_what_they_may(self) -> None:
        for who in PEOPLE:
            allowed = {paper for paper, known in self.known.items() if known.seen_by(who)}
            with self._as(who) as by:
                seen = set(Paper.objects.filter(title=self.word).values_list("pk", flat=True))
                asked = search(Question(self.word), councils(), by=by, on=NOW.date())
            assert seen == allowed, f"{who} sees"
            assert {hit.thing for hit in asked} == allowed, f"{who} finds"

    def _some(self, who: str, data: st.DataObject) -> UUID | None:
        """A paper that is there; one `who` does not see answers as one that is not."""
        if not self.known:
            return None
        paper = data.draw(st.sampled_from(sorted(self.known)))
        if not self.known[paper].seen_by(who):
            with self._as(who), pytest.raises(Paper.DoesNotExist):
                Paper.objects.get(pk=paper)
            return None
        return paper

    @staticmethod
    def _marking(who: str, openness: Openness) -> Marking:
        if openness is not Openness.EXEMPT:
            return Marking(openness)
        return Marking(openness, GROUND[PEOPLE[who][0]], date(2026, 6, 1))

    @contextmanager
    def _as(self, who: str) -> Iterator[Person]:
        by = self.persons[who]
        with as_person(by.pk):
            yield by


@pytest.fixture
def own_database(server: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A copy of the demo's database, in force for this test; its address for the superuser."""
    del django_db_setup
    before = connections["default"].settings_dict["NAME"]
    name = f"machine_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{uuid4().hex[:8]}"
    with django_db_blocker.unblock():
        create(server, name, template=TEMPLATE)
        connections.close_all()
        point_to(server, name)
        with at_the_gate():
            for who in PEOPLE:
                Papers.persons[who] = Person.objects.get(email=f"{who}@samrad.example")
        yield server.superuser_url.replace("/postgres?", f"/{name}?")
        connections.close_all()
        point_to(server, before)
    with psycopg.connect(server.superuser_url, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(examples: int) -> None:
    how = settings(
        max_examples=examples,
        stateful_step_count=12,
        deadline=None,
        database=None,
        derandomize=True,
        # What is found need not be made small: it is committed, and trying again takes long.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Papers, settings=how)


def test_nobody_sees_or_finds_more_than_the_model_allows(own_database: str) -> None:
    del own_database
    run(12)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_hole_is_found(mutation: str, own_database: str) -> None:
    with psycopg.connect(own_database, autocommit=True) as admin:
        admin.execute(MUTATIONS[mutation].encode())

    with pytest.raises(AssertionError, match=r"sees|finds|DID NOT RAISE"):
        run(30)
