"""The page that comes with an export, in the language of the council's documents."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.records.councils.models import Council


def readme(council: Council, rows: Mapping[str, int], *, with_exempt: bool) -> str:
    """What is in the export, and how to read it."""
    with translation.override(council.language):
        closed = (
            _("What is exempt from public access and what a party keeps to itself is in it.")
            if with_exempt
            else _(
                "What is exempt from public access, what a party keeps to itself, and figures "
                "the police have not released are not in it."
            )
        )
        paragraphs = (
            council.name,
            _("This is everything Samråd keeps for this council. {closed}").format(
                closed=closed
            ),
            _(
                "Each file that ends with .jsonl holds one kind of thing: one row on each "
                "line, as JSON in UTF-8. Any editor opens it."
            ),
            _(
                "In the folder “files” lies every file as it was brought, with its own name "
                "after its identifier. Rows name each other by identifier."
            ),
            _(
                "In the folder “tables” lie what was done, the clauses, the papers and the log "
                "as CSV, for any spreadsheet. They say nothing the rows do not say."
            ),
            _(
                "person.jsonl and organisation.jsonl hold the people the other rows name. "
                "Nothing here opens an account: no password, no link, no second factor."
            ),
            _(
                "log_entry.jsonl is the log: each entry is sealed together with the one before "
                "(SHA-256), so that a changed one is found."
            ),
            _(
                "export.json names every file with its length and its SHA-256. Another Samråd "
                "takes the export in with: samrad import"
            ),
            "\n".join(f"{count:>8}  {noun}" for noun, count in sorted(rows.items())),
        )
    return "\n\n".join(paragraphs) + "\n"
