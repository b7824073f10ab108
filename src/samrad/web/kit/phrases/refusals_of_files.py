"""Refusals about files people bring: each with what to do instead."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_FILES: Mapping[str, Word] = {
    "file.busy": _("Many files are being looked through just now. Try again in a minute."),
    "file.damaged": _(
        "The file is damaged, or something is odd about how it is made. Open it, save it anew,"
        " and bring that."
    ),
    "file.embedded": _(
        "The file holds another file inside it, e.g. a chart with its spreadsheet. Take it out,"
        " or save it as PDF without attachments, and bring that."
    ),
    "file.empty": _("The file is empty. Choose another one."),
    "file.fetches": _(
        "The file fetches something from elsewhere when it is opened: a template, a picture or"
        " another workbook. Break the links or save it as PDF, and bring that."
    ),
    "file.kept_already": _("This very file is kept here already."),
    "file.macros": _(
        "The file has macros or controls in it. Save it without them, as .docx, .xlsx or PDF,"
        " and bring that."
    ),
    "file.no_pdf": _("The signed agreement has to be a PDF."),
    "file.not_looked_through": _(
        "This file could not be looked through: it takes too long or too much memory. Divide"
        " it, or save it as text, and bring that."
    ),
    "file.old_or_locked": _(
        "The file is locked with a password, or of an old kind (.doc, .xls). Save it as .docx,"
        " .xlsx or PDF without a password, and bring that."
    ),
    "file.picture_too_large": _(
        "The picture is larger than any camera takes. Make it smaller, and bring that."
    ),
    "file.runs": _(
        "The PDF does something by itself when it is opened or clicked: a script, a form that"
        " sends, or a program. Print it to a new PDF, and bring that."
    ),
    "file.scanner_away": _(
        "The virus scanner does not answer just now, so no file is taken in. Choose the file"
        " again in a few minutes, or send the rest without it. Whoever runs this place has been"
        " told in its log."
    ),
    "file.virus": _(
        "The virus scanner knows this file as %(name)s. It was not taken in. Do not open it;"
        " tell whoever looks after your machine."
    ),
    "file.too_large": _(
        "The file is larger than %(megabytes)s MB. Make it smaller, or bring it in parts."
    ),
    "file.too_much_inside": _(
        "There is far more in the file than its size tells. Divide it, or bring it as PDF or"
        " text."
    ),
    "file.two_in_one": _(
        "The file is two kinds of file at once. Open it, save it anew, and bring that."
    ),
    "paper.empty": _("The paper is empty. Choose another one."),
    "paper.locked": _(
        "The PDF is locked with a password. Save it without one, or paste its text."
    ),
    "paper.not_pdf": _("The PDF is damaged. Open it and paste its text instead."),
    "paper.not_text": _(
        "This is no text, Word or PDF file. Open it and paste its text instead."
    ),
    "paper.not_word": _(
        "The Word file cannot be opened. Save it as .docx again, or paste its text."
    ),
    "paper.only_pictures": _(
        "The PDF holds only pictures of pages. Type or paste the text instead."
    ),
    "paper.too_large": _(
        "The paper is larger than %(megabytes)s MB. Paste the part that holds the promises."
    ),
    "paper.unknown_kind": _(
        "The file is none that can be brought here. Save it as PDF, Word (.docx), Excel"
        " (.xlsx), text, or a picture (JPEG, PNG, WebP), and bring that."
    ),
}
