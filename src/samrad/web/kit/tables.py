"""Handing out a table as a file."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from samrad.core.reports.tables import Shape
from samrad.web.kit import formats
from samrad.web.kit.files import Kind, as_attachment

_KINDS: Mapping[Shape, Kind] = {Shape.CSV: Kind.CSV, Shape.XLSX: Kind.SPREADSHEET}


def shape_asked(word: str) -> Shape:
    """The shape named in an address.

    Raises:
        Http404: There is none of that name.
    """
    try:
        return Shape(word)
    except ValueError:
        raise Http404 from None


def about(source: str, *, period: str, on: date) -> tuple[tuple[str, str], ...]:
    """What every table says of itself."""
    return (
        (_("Source"), source),
        (_("Period"), period),
        (_("As seen on"), formats.day(on)),
    )


def handed_table(content: bytes, name: str, shape: Shape) -> HttpResponse:
    """The answer with the file."""
    return as_attachment(content, name, _KINDS[shape])
