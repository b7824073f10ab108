"""Retention over every council and the installation: what is due, and letting it go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from samrad.actions import housekeeping, retention, rights
from samrad.actions.retention import Due
from samrad.core.basics.countries import Country
from samrad.core.retention.choices import rules_for
from samrad.project.councils import councils_here
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, at_the_gate, in_council
from samrad.records.councils.models import Council
from samrad.records.people.models import Person
from samrad.records.retention.models import Housekeeping
from samrad.records.retention.queries import Run
from samrad.web.kit import clock

HERE = "installation"


@dataclass(frozen=True, slots=True)
class Place:
    """A council by its short name, or the installation, and what was found or done there."""

    name: str
    dues: list[Due]


def due(only: str, *, on: date) -> Iterator[Place]:
    """What is due in each place on the day `on`; nothing is changed."""
    for slug, council in _places(only):
        with in_council(council):
            yield Place(slug, retention.due_in(council, _rules(council, slug), on=on))
    if only in ("", HERE):
        yield Place(HERE, housekeeping.due_here(_everywhere(), on=on))


def let_go(only: str, *, on: date, run: Run) -> Iterator[Place]:
    """Let go what is due and may: each place wholly or not at all, one after the other.

    Stopped halfway, the places that are done are done; run again, it goes on with the rest.
    """
    for slug, council in _places(only):
        yield Place(slug, let_go_in(council, slug, on=on, run=run))
    if only in ("", HERE):
        yield Place(HERE, let_go_here(on=on, run=run))


def let_go_in(council: UUID, slug: str, *, on: date, run: Run) -> list[Due]:
    """The same in one council."""
    with in_council(council):
        return retention.dispose(council, _rules(council, slug), on=on, run=run)


def let_go_here(*, on: date, run: Run) -> list[Due]:
    """The same of what the installation keeps."""
    return housekeeping.keep_house(_everywhere(), on=on, run=run)


def rows_of(place: Place) -> list[dict[str, object]]:
    """One row for each kind, of plain values."""
    return [
        {
            "place": place.name,
            "kind": due.rule.kind.value,
            "number": due.number,
            "before": due.before.isoformat(),
            "then": due.rule.then.value,
            "rule": due.rule.cite,
            "decided": due.rule.decided,
        }
        for due in place.dues
    ]


def receipts() -> list[dict[str, object]]:
    """What the installation's own receipts say, the latest first."""
    with as_operator():
        rows = Housekeeping.objects.order_by("-at", "kind")
        return [
            {
                "at": row.at.isoformat(),
                "kind": row.kind,
                "number": row.number,
                "before": row.before.isoformat(),
                "rule": row.rule,
                "decided": row.decided,
                "ran_by": row.ran_by,
                "run": str(row.run),
                "sha256": row.sha256,
            }
            for row in rows
        ]


def require_not_to_come(on: date) -> None:
    """What is deleted is gone; of a day to come one can only list.

    Raises:
        Trouble: The day is still to come.
    """
    if on > clock.today():
        raise Trouble(f"{on} is still to come. `samrad retention list` shows what goes then.")


def forget_called(email: str, *, at: datetime) -> dict[str, int]:
    """Forget the person with that address; the answer is how much went, by kind.

    Raises:
        Trouble: Nobody has it.
        Refused: They hold a seat, or signed an agreement that is in force.
    """
    with at_the_gate():
        person = Person.objects.filter(email__iexact=email).first()
        if person is None:
            raise Trouble(f"Nobody signs in here with the address {email}.")
        return rights.forget(person, at=at)


def forgotten() -> list[str]:
    """The number of each person who was forgotten, and the day."""
    with at_the_gate():
        rows = Person.objects.exclude(forgotten_at=None).order_by("forgotten_at", "id")
        return [f"{row.id} {row.forgotten_at:%Y-%m-%d}" for row in rows if row.forgotten_at]


def forget_again(file: Path, *, at: datetime) -> int:
    """Forget those in `file` who are here with a name: an old backup brought them back.

    Either all of them or nobody; the answer is how many.

    Raises:
        Trouble: The file cannot be read, or a line is none of `samrad forget --list`.
        Refused: One of them holds a seat here, or signed an agreement that is in force.
    """
    numbers = _numbers(file)
    with at_the_gate():
        back = list(Person.objects.filter(pk__in=numbers, forgotten_at=None))
        for person in back:
            rights.forget(person, at=at)
    return len(back)


def _numbers(file: Path) -> list[UUID]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{file} cannot be read as a list of numbers.") from error
    try:
        return [UUID(line.split()[0]) for line in lines if line.strip()]
    except ValueError as error:
        raise Trouble(f"{file} is no list of `samrad forget --list`.") from error


def _places(only: str) -> list[tuple[str, UUID]]:
    there = councils_here()
    if only and only != HERE and only not in there:
        known = ", ".join([*there, HERE])
        raise Trouble(f"There is no council called {only} here. Known: {known}.")
    return [(slug, council) for slug, council in there.items() if only in ("", slug)]


def _rules(council: UUID, slug: str) -> housekeeping.OfCountry:
    country = Country(Council.objects.get(pk=council).country)
    return rules_for(country, retention.choices(), council=slug)


def _everywhere() -> housekeeping.Rules:
    return {country: rules_for(country, retention.choices()) for country in Country}
