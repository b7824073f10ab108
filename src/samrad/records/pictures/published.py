"""What was published of pictures before, and what everybody knows of their places."""

import json
from datetime import date
from uuid import UUID

from samrad.core.basics.countries import Country
from samrad.core.figures.files.places import places_named
from samrad.core.figures.official import POPULATION
from samrad.core.pictures.counted import Earlier, Places
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.reading import figure_from, picture_from
from samrad.records.councils.models import Council
from samrad.records.figures.queries import national_by_key
from samrad.records.pictures.models import ChosenFigure
from samrad.records.pictures.versions import PictureVersion, PublicFigure


def published_before(council: Council) -> tuple[Earlier, ...]:
    """Each figure of the council that was ever published, as found and as seen. Two queries.

    What was taken back counts, too: somebody may have kept it.
    """
    rows = PublicFigure.objects.filter(council=council).order_by("id")
    seen = dict.fromkeys(rows.values_list("figure", "content", "public__version"))
    found = _found(frozenset(version for _, _, version in seen))
    return tuple(
        Earlier(found[version, figure], figure_from(json.loads(content)))
        for figure, content, version in seen
    )


def places_of(council: Council, *, on: date) -> Places:
    """Which places the pictures name, and how many live there. Three queries."""
    rows = ChosenFigure.objects.filter(council=council).values_list("place", "places")
    codes = sorted({code for place, places in rows for code in (place, *places)})
    country = Country(council.country)
    names = {**places_named([one for one in codes if one], country), "": str(country)}
    people = national_by_key(codes, on=on, keys={POPULATION.key})
    return Places({name: code for code, name in names.items()}, people.get(POPULATION.key, ()))


def _found(versions: frozenset[UUID]) -> dict[tuple[UUID, UUID], ToldFigure]:
    rows = PictureVersion.objects.filter(pk__in=versions).values_list("pk", "content")
    return {
        (version, figure.id): figure
        for version, content in rows
        for part in picture_from(content).parts
        for figure in part.figures
    }
