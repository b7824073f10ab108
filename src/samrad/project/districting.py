"""Districts as the operator makes them: who reads, and which councils are asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samrad.actions.districts import ask
from samrad.actions.log import To, note
from samrad.core.basics.countries import Country
from samrad.core.log.events import Event, Thing
from samrad.project import letting_in
from samrad.project.founding import new_person, require_free_slug
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, in_council
from samrad.records.councils.queries import every_council
from samrad.records.districts.models import Analyst, Asked, District
from samrad.records.people.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Listed:
    """A district as the operator lists it."""

    slug: str
    name: str
    analysts: tuple[str, ...]


def add(slug: str, name: str, country: str) -> None:
    """Make a district, which is told nothing yet.

    Raises:
        Trouble: The short name is none, or taken.
    """
    require_free_slug(slug)
    with as_operator():
        if District.objects.filter(slug=slug).exists():
            raise Trouble(f"There is a district called {slug} already. Choose another name.")
        District.objects.create(slug=slug, name=name.strip(), country=country)


def ask_councils(slug: str, councils: Sequence[str], *, at: datetime) -> None:
    """Ask councils, by short name, to let the district be told.

    Raises:
        Trouble: There is no such district, or no such council.
    """
    district, there = _district(slug)
    if strangers := sorted(set(councils) - set(there)):
        raise Trouble(f"There is no council called {', '.join(strangers)}. Nobody was asked.")
    for council in (there[one] for one in councils):
        with in_council(council):
            ask(council, district, at=at)


def name_analyst(slug: str, email: str, organisation: str, *, at: datetime) -> str:
    """Let the person with that address read for the district; a link if they are new.

    Every council the district asks is told in its log.

    Raises:
        Trouble: There is no such district, or the address is none.
    """
    district, there = _district(slug)
    with as_operator():
        person, is_new = _person(email, organisation.strip() or district.name, district)
        _, named = Analyst.objects.get_or_create(district=district, person=person)
    if named:
        _tell(there, district, Event.ANALYST_NAMED, person, at)
    return letting_in.link_of(person, at=at) if is_new else ""


def remove_analyst(slug: str, email: str, *, at: datetime) -> None:
    """Let that person read for the district no longer.

    Raises:
        Trouble: There is no such district, or no such analyst of it.
    """
    district, there = _district(slug)
    with as_operator():
        found = Analyst.objects.filter(district=district, person__email__iexact=email)
        if (analyst := found.select_related("person").first()) is None:
            raise Trouble(f"{email} is no analyst of {slug}.")
        analyst.delete()
    _tell(there, district, Event.ANALYST_REMOVED, analyst.person, at)


def listed() -> Iterator[Listed]:
    """Every district with its analysts; which councils let it, only they know."""
    with as_operator():
        for one in District.objects.order_by("slug").prefetch_related("analysts__person"):
            analysts = sorted(analyst.person.email for analyst in one.analysts.all())
            yield Listed(one.slug, one.name, tuple(analysts))


def _district(slug: str) -> tuple[District, dict[str, UUID]]:
    with as_operator():
        district, there = District.objects.filter(slug=slug).first(), every_council()
    if district is None:
        raise Trouble(f"There is no district called {slug}. Make it: samrad district add")
    return district, there


def _tell(
    there: dict[str, UUID], district: District, what: Event, person: Person, at: datetime
) -> None:
    for council in there.values():
        with in_council(council):
            if Asked.objects.filter(district=district).exists():
                to = To(council, Thing.DISTRICT, district.id)
                note(what, to, by=None, party=None, at=at, analyst=person.id)


def _person(email: str, organisation: str, district: District) -> tuple[Person, bool]:
    """The person with that address, and whether they are new.

    What they work for is a party's where one is called so (police read too), else neither's.
    """
    called = Organisation.objects.filter(country=district.country, name=organisation)
    of = called.order_by("-party").first() or Organisation.objects.create(
        country=district.country, name=organisation, party=""
    )
    return new_person(email, of, Country(district.country).language)
