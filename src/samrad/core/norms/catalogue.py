"""The country file of each country."""

from samrad.core.calendars.countries import Country
from samrad.core.norms import no, se
from samrad.core.norms.shapes import Norm

_NORMS = {Country.NORWAY: no.NORMS, Country.SWEDEN: se.NORMS}


def norms_of(country: Country) -> tuple[Norm, ...]:
    """Every rule of `country`, in the order of its paragraphs."""
    return _NORMS[country]
