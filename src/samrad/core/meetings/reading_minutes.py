"""Reading minutes back from what was written down: the same value, whenever it is read."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.meetings.kinds import MeetingKind, Present, Wording
from samrad.core.meetings.minutes import (
    AgreedMeasure,
    Attended,
    Enclosed,
    Minutes,
    Treated,
    Written,
)
from samrad.core.meetings.public_minutes import (
    Exempt,
    PublicItem,
    PublicMinutes,
    PublicPaper,
    PublicParagraph,
)
from samrad.core.meetings.told import Offices
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.core.people.roles import Role

_Told = Mapping[str, Any]


def minutes_from(text: str) -> Minutes:
    """The minutes whose canonical form is `text`."""
    told = json.loads(text)
    return Minutes(
        **_held(told),
        items=tuple(_treated(one) for one in told["items"]),
        reason=told["reason"],
    )


def public_minutes_from(text: str) -> PublicMinutes:
    """The public minutes whose canonical form is `text`."""
    told = json.loads(text)
    return PublicMinutes(
        **_held(told),
        items=tuple(_public_item(one) for one in told["items"]),
        # What was published before offices were told names none.
        offices=Offices(**told.get("offices", {})),
    )


def _held(told: _Told) -> dict[str, Any]:
    return {
        "council": told["council"],
        "country": Country(told["country"]),
        "language": told["language"],
        "meeting": told["meeting"],
        "kind": MeetingKind(told["kind"]),
        "day": date.fromisoformat(told["day"]),
        "place": told["place"],
        "starts": told["starts"] and time.fromisoformat(told["starts"]),
        "ends": told["ends"] and time.fromisoformat(told["ends"]),
        "attended": tuple(_attended(one) for one in told["attended"]),
        "version": told["version"],
    }


def _attended(told: _Told) -> Attended:
    return Attended(
        name=told["name"],
        party=told["party"] and Party(told["party"]),
        role=told["role"] and Role(told["role"]),
        present=Present(told["present"]),
        deputy=told["deputy"],
        items=tuple(told["items"]),
    )


def _treated(told: _Told) -> Treated:
    return Treated(
        id=UUID(told["id"]),
        number=told["number"],
        title=told["title"],
        marking=_marking(told["marking"]),
        municipality=told["municipality"],
        paragraphs=tuple(_written(one) for one in told["paragraphs"]),
        enclosed=tuple(_enclosed(one) for one in told["enclosed"]),
    )


def _written(told: _Told) -> Written:
    return Written(
        id=UUID(told["id"]),
        wording=Wording(told["wording"]),
        text=told["text"],
        marking=_marking(told["marking"]),
        measures=_measures(told["measures"]),
        without=told["without"],
    )


def _enclosed(told: _Told) -> Enclosed:
    openness = Openness(told["openness"])
    return Enclosed(UUID(told["id"]), told["title"], told["name"], told["sha256"], openness)


def _marking(told: _Told) -> Marking:
    review = told["review"] and date.fromisoformat(told["review"])
    return Marking(Openness(told["openness"]), told["ground"], review)


def _measures(told: Sequence[_Told]) -> tuple[AgreedMeasure, ...]:
    return tuple(
        AgreedMeasure(
            title=one["title"],
            owners={Party(party): name for party, name in one["owners"].items()},
            deadline=date.fromisoformat(one["deadline"]),
            indicator=one["indicator"],
        )
        for one in told
    )


def _public_item(told: _Told) -> PublicItem:
    title = told["title"]
    return PublicItem(
        number=told["number"],
        title=title if isinstance(title, str) else Exempt(title["ground"]),
        municipality=told["municipality"],
        paragraphs=tuple(_public_paragraph(one) for one in told["paragraphs"]),
        enclosed=tuple(_public_paper(one) for one in told["enclosed"]),
    )


def _public_paper(told: _Told | str) -> PublicPaper:
    """What was published before papers could be fetched names their titles only."""
    return PublicPaper(told) if isinstance(told, str) else PublicPaper(**told)


def _public_paragraph(told: _Told) -> PublicParagraph | Exempt:
    if "ground" in told:
        return Exempt(told["ground"])
    measures = _measures(told["measures"])
    return PublicParagraph(Wording(told["wording"]), told["text"], measures, told["without"])
