"""Charts in templates: the sentence above, the drawing, the table below."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.tables import table_of
from samrad.web.kit.charts.values import Chart, Trend

register = template.Library()


@register.inclusion_tag("kit/chart.html")
def chart(shown: Chart) -> dict[str, Any]:
    """A chart with its sentence above and its table below.

    The page has to load `kit/charts.css`, and `kit/charts.js` to be walked by keyboard.
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
        "rows": rows,
    }
