"""Charts in templates: the sentence above, the drawing, the table below."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.tables import table_of
from samrad.web.kit.charts.values import Chart, Trend

register = template.Library()


@register.inclusion_tag("kit/chart.html")
def chart(
    shown: Chart, picture: tuple[str, str] | None = None, table: str = ""
) -> dict[str, Any]:
    """A chart with its sentence above and its table below.

    `picture` is the address it can be fetched from: before and after its ending. Where the
    page has a table of its own that says more, `table` is its id: then it is led to. The page
    has to load `kit/charts.css`, and `kit/charts.js` to be walked by keyboard.
    """
    head, *rows = table_of(shown)
    cuts = shown.cuts.items() if isinstance(shown, Trend) else ()
    # Our own drawing: its words were escaped by the library that drew them.
    drawn = SafeString(drawing.on_page(shown))  # nosec B308 B703
    return {
        "words": shown.words,
        "drawing": drawn,
        "notes": [f"{label}: {why}" for label, why in cuts],
        "head": head,
        "rows": [] if table else rows,
        "table": table,
        "picture": picture,
    }


@register.simple_tag
def picture_of(page: str, name: str, sent: str) -> tuple[str, str]:
    """The address of a picture of official statistics, before and after its ending."""
    address = reverse("desk:statistics_picture", args=[page, name, "svg"])
    return address.removesuffix(".svg"), sent
