"""Refusals about figures: sources, deliveries, and what is wrong in a file, cell by cell."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_FIGURES: Mapping[str, Word] = {
    "delivery.contradicts": _(
        "%(number)s figures that the other party was shown say something else now. Say why:"
        " then it is taken as a correction."
    ),
    "delivery.has_problems": _(
        "%(number)s places in the file cannot be understood. Nothing was taken."
    ),
    "delivery.not_in_force": _("This delivery does not count; there is nothing to undo."),
    "delivery.not_your_source": _(
        "This source belongs to the other party (%(party)s). Only they deliver to it."
    ),
    "delivery.nothing_new": _(
        "All %(number)s figures say what they said before. Nothing was changed."
    ),
    "delivery.same_again": _(
        "These figures were delivered on %(day)s and count already. Nothing was changed."
    ),
    "figures.dash": _(
        "A dash stands here. Write 0 where there were none, and leave it empty or write .."
        " where it is not known."
    ),
    "figures.ends_before_it_begins": _("The last day is before the first one."),
    "figures.label_too_long": _("What is counted is called in more than %(most)s letters."),
    "figures.negative": _("%(cell)s is below zero; there cannot be fewer than none."),
    "figures.no_day": _("“%(cell)s” is no day. Write it as 28.5.2025 or 2025-05-28."),
    "figures.no_days": _(
        "“%(cell)s” says no time. Write a year, a month (2025-05) or from a day to a day"
        " (1.1.2025–28.5.2025)."
    ),
    "figures.no_figures": _(
        "No column holds figures. Choose below which one does, or bring another file."
    ),
    "figures.no_label": _("What is counted does not stand here."),
    "figures.no_number": _("“%(cell)s” is no number."),
    "figures.no_period": _(
        "Nothing says from when to when the figures are. Choose the column, or write it below."
    ),
    "figures.no_period_here": _("The heading of this column says no time."),
    "figures.no_place": _(
        "Nothing says which place the figures are about. Choose the column, or the place below."
    ),
    "figures.no_table": _("There is no table in this file. Bring a CSV or an Excel file."),
    "figures.no_value": _(
        "There is a formula here that was never computed. Open the file, save it and bring it"
        " again."
    ),
    "figures.not_finite": _("“%(cell)s” is no number one can count with."),
    "figures.quotes": _(
        "From row %(row)s a quotation mark is not closed, or stands in the middle of a cell."
    ),
    "figures.row_too_long": _(
        "There are %(cells)s cells in this row and %(headings)s headings. Perhaps a comma in a"
        " number parts it in two."
    ),
    "figures.row_too_short": _(
        "There are %(cells)s cells in this row and %(headings)s headings. Perhaps the file was"
        " cut off."
    ),
    "figures.several_places": _("“%(cell)s” may be %(candidates)s. Write the code."),
    "figures.since_without_until": _("Choose both the first and the last day, or neither."),
    "figures.thousands_or_part": _(
        "“%(cell)s” may be thousands, or a number with a fraction. Write thousands without a"
        " point, and fractions with a comma."
    ),
    "figures.too_large": _(
        "A table of figures has at most %(rows)s rows, %(columns)s columns and %(cells)s cells."
        " Bring it in parts, a year each, say."
    ),
    "figures.too_large_number": _("%(cell)s is more than anything that is counted here."),
    "figures.too_many": _("More than %(most)s figures in one file. Bring it in parts."),
    "figures.twice": _("The same figure stands here once more; it was in %(first)s already."),
    "figures.too_few_events": _(
        "The file lists %(n)s single events with a time or a place. Of fewer than %(fewest)s no"
        " sums are made: bring more of them, or figures."
    ),
    "figures.places_too_far_apart": _(
        "The places in the file are too far apart to be counted in squares of 1,000 metres. Are"
        " they in metres?"
    ),
    "figures.unknown_place": _(
        "No municipality is called “%(cell)s”. Perhaps it is %(suggestions)s."
    ),
    "figures.unknown_place.no_suggestion": _(
        "No municipality is called “%(cell)s”. Write its name or its number; for an area of"
        " another kind choose that below."
    ),
    "statistic.no_cube": _(
        "This file is not that table. Bring it as JSON-stat, as PX or, for offences, as CSV."
    ),
    "statistic.same_again": _("This file of %(key)s was taken in already. Nothing changed."),
    "source.key_taken": _("Your party has a source called %(key)s already."),
    "upload.being_taken": _(
        "Another file of this source is being taken just now. Wait until that is done, or stop"
        " it: you find it under Deliveries."
    ),
    "upload.not_being_taken": _(
        "There was nothing to stop: it is taken already, or it never was to be."
    ),
    "upload.not_now": _("The file is being read or taken just now. Wait until that is done."),
}
