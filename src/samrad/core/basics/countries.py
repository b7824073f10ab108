"""The countries Samråd runs in."""

from enum import StrEnum


class Country(StrEnum):
    """A country, by its ISO 3166 code."""

    NORWAY = "NO"
    SWEDEN = "SE"

    @property
    def language(self) -> str:
        """What is written there unless somebody chooses otherwise."""
        return {Country.NORWAY: "nb", Country.SWEDEN: "sv"}[self]
