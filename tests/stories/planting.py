"""A meeting that was held, put into the demo of a story by a program of its own.

`python planting.py HOME COUNCIL WHO…`: the first of WHO writes, all of them were there.
"""

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

# As pytest does for the stories themselves.
sys.path.insert(0, str(Path(__file__).parents[1]))

NOON = datetime(2025, 6, 12, 12, tzinfo=ZoneInfo("Europe/Oslo"))


def main(home: str, slug: str, *who: str) -> None:
    from samrad.project.connecting import connected

    with connected(Path(home), demo_day="2025-06-16"):
        _plant(slug, who)


def _plant(slug: str, who: tuple[str, ...]) -> None:
    from held_meetings import held_meeting
    from samrad.records.basics.context import as_operator, at_the_gate, in_council
    from samrad.records.councils.models import Council
    from samrad.records.councils.queries import every_council
    from samrad.records.people.models import Person

    with at_the_gate():
        people = [Person.objects.get(email=f"{one}@samrad.example") for one in who]
    with as_operator():
        council = every_council()[slug]
    with in_council(council):
        held_meeting(Council.objects.get(), NOON, people[0], *people)


if __name__ == "__main__":
    main(*sys.argv[1:])
