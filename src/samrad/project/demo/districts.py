"""The demo's district: it asks three councils, and two of them let it be told."""

from collections.abc import Mapping
from datetime import date

from samrad.actions import districts
from samrad.core.calendars.countries import Country
from samrad.project.demo import hallingdal, lorenskog, loten
from samrad.project.demo.cast import ANALYST
from samrad.project.demo.shapes import noon
from samrad.records.basics.context import as_operator, as_person, in_council
from samrad.records.councils.models import Council
from samrad.records.councils.queries import every_council
from samrad.records.districts.models import Analyst, District
from samrad.records.people.models import Person

_ASKED = (loten.COUNCIL, hallingdal.JOINT, lorenskog.COUNCIL)
# Who agreed, for either party. Lørenskog's police have, its municipality has not yet.
_AGREED = {
    loten.COUNCIL.slug: (loten.COORDINATOR, loten.CONTACT),
    hallingdal.JOINT.slug: (hallingdal.COORDINATOR, hallingdal.CONTACT),
    lorenskog.COUNCIL.slug: (lorenskog.CONTACT,),
}
_ON = date(2025, 1, 7)


def load_district(persons: Mapping[str, Person], stage_day: date) -> None:
    """The district, its analyst, who agreed, and the counts of each month since."""
    with as_operator():
        district = District.objects.create(
            slug="ostlandet", name=ANALYST.org.name, country=Country.NORWAY
        )
        Analyst.objects.create(district=district, person=persons[ANALYST.email])
        there = every_council()
    for demo in _ASKED:
        with in_council(there[demo.slug]):
            districts.ask(there[demo.slug], district, at=noon(_ON))
        for member in _AGREED[demo.slug]:
            by = persons[member.email]
            with as_person(by.id):
                council = Council.objects.get(slug=demo.slug)
                districts.grant(council, district.id, by=by, at=noon(_ON))
        with in_council(there[demo.slug]):
            for day in (*_months(stage_day), stage_day):
                districts.count(Council.objects.get(), on=day)


def _months(stage_day: date) -> list[date]:
    """The first of each month since the district was told, as the worker would have counted."""
    firsts = [date(year, month, 1) for year in (2025, 2026) for month in range(1, 13)]
    return [day for day in firsts if _ON < day < stage_day]
