"""The countries Samråd runs in."""

from enum import StrEnum


class Country(StrEnum):
    """A country, by its ISO 3166 code."""

    NORWAY = "NO"
    SWEDEN = "SE"
