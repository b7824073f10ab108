"""A chart to be fetched as a picture."""

from django.http import HttpResponse

from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.values import Chart
from samrad.web.kit.files import Kind, as_attachment

KINDS = ("png", "svg")


def picture_of(chart: Chart, kind: str) -> HttpResponse:
    """The chart as PNG or SVG, named after what it shows; never opened as a page."""
    if kind == "png":
        return as_attachment(drawing.png(chart), chart.words.title, Kind.PNG)
    return as_attachment(drawing.svg(chart).encode(), chart.words.title, Kind.SVG)
