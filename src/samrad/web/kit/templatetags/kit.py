"""Days, icons, form fields and documents in templates."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    Select,
    Textarea,
)
from django.utils.safestring import SafeString

from samrad.actions.looking import LARGEST
from samrad.core.basics.refusals import Refusal
from samrad.core.documents.blocks import Block, Drawing
from samrad.web.kit import formats
from samrad.web.kit.phrases import say

# What the page itself says before such a file is sent; the same as the server would.
_TOO_LARGE = Refusal("file.too_large", {"megabytes": LARGEST // 1024 // 1024})

register = template.Library()


@register.filter
def day(value: date) -> str:
    """A day: "16. juni 2025"."""
    return formats.day(value)


@register.filter
def moment(value: datetime) -> str:
    """A day and a time of day: "16. juni 2025 12:00"."""
    return formats.moment(value)


@register.filter
def weekday(value: date) -> str:
    """A day with its weekday: "mandag 16. juni 2025"."""
    return formats.weekday(value)


@register.filter
def item(values: Mapping[str, str], name: str) -> str:
    """What was sent under that name."""
    return values.get(name, "")


@register.filter
def block_kind(block: Block) -> str:
    """Which block of a document it is, by its name."""
    return type(block).__name__


@register.filter
def drawn(block: Drawing) -> SafeString:
    """A drawing as it stands in a page: ours, and nothing anybody wrote is markup in it."""
    return SafeString(block.svg)  # nosec B308 B703


@register.filter
def beside(row: Sequence[str], columns: Sequence[str]) -> list[tuple[str, str]]:
    """Each cell of a row with what stands above it."""
    return list(zip(row, columns, strict=True))


@register.filter
def widget_kind(field: BoundField) -> str:
    """Which markup a field wants: boxes, box, area, choice or line."""
    match field.field.widget:
        case CheckboxSelectMultiple():
            return "boxes"
        case CheckboxInput():
            return "box"
        case Textarea():
            return "area"
        case Select():
            return "choice"
        case _:
            return "line"


@register.filter
def dressed(field: BoundField) -> str:
    """The field's own element, with its class, its description and whether it is wrong."""
    described = []
    if field.help_text:
        described.append(f"{field.id_for_label}-help")
    if field.errors:
        described.append(f"{field.id_for_label}-error")
    attributes: dict[str, str | bool] = {"class": "ds-input"}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if field.errors:
        attributes["aria-invalid"] = "true"
    if isinstance(field.field.widget, FileInput):
        attributes["data-largest"] = str(LARGEST)
        attributes["data-too-large"] = say(_TOO_LARGE)
    return field.as_widget(attrs=attributes)
