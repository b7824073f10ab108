"""The countries, as the calendars know them; places need them too, so they live in basics."""

from samrad.core.basics.countries import Country

__all__ = ["Country"]
