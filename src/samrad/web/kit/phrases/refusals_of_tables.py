"""Refusals about tables of statistics, sent or fetched, as sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_TABLES: Mapping[str, Word] = {
    "table.cells": _(
        "Line %(line)s: %(declared)s numbers should follow and there are %(given)s. Fetch the "
        "file again; nothing of it was kept."
    ),
    "table.code_twice": _(
        "Line %(line)s: in “%(dimension)s” the code %(text)s stands twice. Ask whoever sent "
        "the file."
    ),
    "table.columns": _(
        "The column “%(text)s” is missing. The first line must name the columns."
    ),
    "table.contradicts": _(
        "Line %(line)s: “%(what)s” does not fit the rest of the file. Ask whoever sent it."
    ),
    "table.encoding": _(
        "Line %(line)s: the letters are not written as %(encoding)s. Save the file as UTF-8."
    ),
    "table.key_twice": _(
        "Line %(line)s: “%(text)s” stands twice. Only one of them can be right."
    ),
    "table.missing": _("“%(what)s” is missing in the file. Ask whoever sent it."),
    "table.no_municipality": _(
        "Line %(line)s: “%(text)s” is no code of a municipality. It has four digits."
    ),
    "table.not_finite": _("Line %(line)s: “%(text)s” is no number that one can count with."),
    "table.not_jsonstat": _(
        "This is no JSON-stat. Choose that format where you fetch the table."
    ),
    "table.not_number": _(
        "Line %(line)s: “%(text)s” stands where a number or a period belongs."
    ),
    "table.not_px": _(
        "Line %(line)s: this is no PX file, “%(text)s” is not understood. Choose that format "
        "where you fetch the table."
    ),
    "table.too_deep": _("The file has brackets within brackets without end and is not read."),
    "table.too_large": _(
        "The table is too large: %(declared)s, and at most %(most)s are read at once. Choose a "
        "part of it."
    ),
    "table.truncated": _(
        "Line %(line)s: the file ends in the middle. Fetch it again; nothing of it was kept."
    ),
}
