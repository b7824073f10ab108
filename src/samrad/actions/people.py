"""What a person decides about themselves."""

from samrad.records.basics.context import as_person
from samrad.records.people.models import Person


def speak(person: Person, language: str) -> None:
    """Keep the language `person` reads Samråd in."""
    person.language = language
    with as_person(person.id):
        person.save(update_fields=["language"])
