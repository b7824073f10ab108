"""The name under what somebody did; of who was forgotten, what they were."""

from samrad.records.people.models import Person
from samrad.web.kit.phrases import former


def called(person: Person) -> str:
    """The person's name, or the role and party they had last."""
    return person.name or former(person.last_role, person.last_party)
