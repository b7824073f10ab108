"""The person guard: finds what points out a person in what people write."""

from samrad.core.openness.persons.finding import find
from samrad.core.openness.persons.kinds import IDENTITY, Finding, Found

__all__ = ["IDENTITY", "Finding", "Found", "find"]
