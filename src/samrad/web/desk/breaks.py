"""The school breaks a council's planner and wheel heed."""

from datetime import date

from samrad.core.basics.places.lookup import code_on, municipality
from samrad.core.basics.refusals import Refusal
from samrad.core.calendars.countries import Country
from samrad.core.calendars.school import SchoolBreak, usual_breaks
from samrad.records.councils.models import Council

# Usual breaks are kept by the codes in use since the last renumbering.
_RENUMBERED = date(2024, 1, 1)


def breaks_of(council: Council) -> tuple[SchoolBreak, ...]:
    """The usual school breaks where the council's municipality lies."""
    return usual_breaks(Country(council.country), _code(council))


def _code(council: Council) -> str:
    place = municipality(council.municipality)
    if isinstance(place, Refusal):
        return ""
    code = code_on(place, _RENUMBERED)
    return "" if isinstance(code, Refusal) else code
