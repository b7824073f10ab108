"""Beginning a partnership: the council, its parties, and who runs the year at each."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samrad.actions.councils import found_council, give_seat
from samrad.actions.evidence import note_evidence
from samrad.actions.joining import join
from samrad.core.basics.deeds import Deed
from samrad.core.basics.places.lookup import find_municipality, municipality_of
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.calendars.countries import Country
from samrad.core.duties.evidence import Evidence
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role
from samrad.project import letting_in
from samrad.project.trouble import Trouble
from samrad.records.basics.context import as_operator, in_council
from samrad.records.basics.ids import uuid7
from samrad.records.councils.models import Council
from samrad.records.councils.queries import every_council
from samrad.records.people.models import Organisation, Person

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Addresses of ours that a council's short name would hide.
_TAKEN = frozenset(
    {
        "anew",
        "api",
        "choose",
        "deputy",
        "district",
        "feed",
        "forgotten",
        "invited",
        "live",
        "me",
        "my-sign-in",
        "public",
        "ready",
        "search",
        "security-policy",
        "shown",
        "sign-in",
        "sign-out",
        "signed-out",
        "static",
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; `municipalities` are codes or names."""

    slug: str
    name: str
    country: str
    language: str
    municipalities: tuple[str, ...]
    police: str
    coordinator: str
    police_contact: str


def found(wanted: Wanted, *, at: datetime) -> dict[str, str]:
    """Found the council; the answer is the link of each new person, by e-mail.

    Raises:
        Trouble: The short name is taken or no address, an e-mail is none.
        Refused: A municipality's code or name is unknown or belongs to several.
    """
    on = at.date()
    require_free_slug(wanted.slug)
    places = [_place(wanted.country, text) for text in wanted.municipalities]
    council = Council(
        id=uuid7(),
        slug=wanted.slug,
        name=wanted.name.strip(),
        country=wanted.country,
        language=wanted.language,
        municipality=places[0].key,
    )
    with as_operator():
        own = [_municipality(place, wanted.country) for place in places]
        police = _organisation(wanted.police.strip(), Party.POLICE, wanted.country)
        people = {
            Role.COORDINATOR: new_person(wanted.coordinator, own[0], wanted.language),
            Role.POLICE_CONTACT: new_person(wanted.police_contact, police, wanted.language),
        }
    with in_council(council.id):
        parties = {**dict.fromkeys(own, Party.MUNICIPALITY), police: Party.POLICE}
        found_council(council, parties, at=at)
        for role, (person, _) in people.items():
            give_seat(council, person, role, since=on, at=at)
        formed = Evidence(Deed.COUNCIL_FORMED, on, council.name)
        note_evidence(council, formed, by=people[Role.COORDINATOR][0], at=at)
    return {
        person.email: letting_in.link_of(person, at=at) if is_new else ""
        for person, is_new in people.values()
    }


def require_free_slug(slug: str) -> None:
    """Make sure that `slug` can stand in an address and is no council's.

    Raises:
        Trouble: It cannot, or is.
    """
    if not _SLUG.fullmatch(slug) or slug in _TAKEN:
        raise Trouble(
            f"{slug!r} cannot be a short name. Use small letters, digits and hyphens, "
            "such as lorenskog."
        )
    with as_operator():
        if slug in every_council():
            raise Trouble(f"There is a council called {slug} already. Choose another name.")


def _place(country: str, text: str) -> Municipality:
    """The one municipality meant by a code or a name."""
    if text.strip().isdigit():
        place = municipality_of(Country(country), text.strip())
        if isinstance(place, Refusal):
            raise Refused(place)
        return place
    places = find_municipality(text, country=Country(country))
    if isinstance(places, Refusal):
        raise Refused(places)
    if len(places) > 1:
        keys = ", ".join(place.key for place in places)
        raise Trouble(f"Several municipalities are called {text}: {keys}. Give the code.")
    return places[0]


def _municipality(place: Municipality, country: str) -> Organisation:
    made, _ = Organisation.objects.get_or_create(
        country=country,
        municipality=place.key,
        defaults={"name": place.name, "party": Party.MUNICIPALITY},
    )
    return made


def _organisation(name: str, party: Party, country: str) -> Organisation:
    made, _ = Organisation.objects.get_or_create(country=country, name=name, party=party)
    return made


def new_person(email: str, organisation: Organisation, language: str) -> tuple[Person, bool]:
    """The person with that address, and whether they are new: then they have no way in yet.

    Raises:
        Trouble: The address is none.
    """
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Trouble(f"{email!r} is no e-mail address.") from wrong
    people = Person.objects.select_related("organisation")
    there = people.filter(email__iexact=email).first()
    if there is not None:
        join(there, organisation)
        return there, False
    new = Person(email=email, name=email, organisation=organisation, language=language)
    new.set_unusable_password()
    new.save(force_insert=True)
    return new, True
