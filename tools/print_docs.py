"""Prints the generated pages: the glossary, and the reference pages that quote the code.

With --check nothing is written: the answer is 1 if a page is not fresh.
"""

import sys
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path

import print_methods
import print_privacy
import print_states

from samrad.core.access.permissions import TABLE, Visitor
from samrad.core.agreements.kinds import KINDS
from samrad.core.basics.terms import terms
from samrad.core.calendars.countries import Country
from samrad.core.duties import fallbacks
from samrad.core.norms.catalogue import norms_of
from samrad.core.norms.shapes import AtEachMeeting, Every, Guidance, Norm, Ongoing, Standing
from samrad.core.openness.levels import Openness
from samrad.core.people.roles import Role
from samrad.project.connecting import set_up

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PRIVACY = ROOT / "docs" / "explanation" / "privacy"
_PRINTED = "<!-- Printed by `make docs`; change the code, not this page. -->\n\n"


def glossary() -> str:
    """The field's words, from core/basics/terms."""
    rows = [
        f"| `{t.code}` | {_word(t.nb, 'nb', t.ours)} | {_word(t.nn, 'nn', t.ours)} "
        f"| {_word(t.sv, 'sv', t.ours)} | {t.en} | {t.meaning} |"
        for t in terms()
    ]
    return "\n".join(
        (
            "# Glossary",
            "",
            "One word for each thing. In code a thing goes by the word in the first column and",
            "by no other. A word with ° is our own reading; a practitioner confirms it.",
            "",
            "| code | bokmål | nynorsk | svenska | English | meaning |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        )
    )


def norms() -> str:
    """Every rule of law, from core/norms."""
    parts = [
        "# What the law asks for",
        "",
        "One constant for each paragraph in `core/norms`.",
        "",
    ]
    for country in Country:
        parts += [
            f"## {country.name.title()}",
            "",
            "| rule | since | binds | asks | in its own words |",
            "|---|---|---|---|---|",
        ]
        parts += [_norm_row(norm) for norm in norms_of(country)]
        parts.append("")
    return "\n".join(parts)


def clauses() -> str:
    """Every kind of clause, from core/agreements/kinds."""
    parts = [
        "# Kinds of clause",
        "",
        "What an agreement can promise that can be dated or counted (`core/agreements/kinds`).",
        "",
        "| kind | terms | what it says |",
        "|---|---|---|",
    ]
    for name, kind in KINDS.items():
        terms = ", ".join(f"`{field.name}`" for field in fields(kind)) or "–"
        said = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
        parts.append(f"| `{name}` | {terms} | {said} |")
    parts += [
        "",
        "## When the text names no number",
        "",
        "Some promises have no rhythm (“jevnlig”, “med jevne mellomrom”). Then Samråd asks in",
        "a rhythm of its own and says so, until the parties write a number into the clause.",
        "",
        "| fallback | value |",
        "|---|---|",
        *(
            f"| `{name}` | {value} |"
            for name, value in vars(fallbacks).items()
            if name.isupper()
        ),
        "",
    ]
    return "\n".join(parts)


def permissions() -> str:
    """Who may do what, from core/access/permissions."""
    everyone = (*Role, *Visitor)
    head = " | ".join(one.value.replace("_", " ") for one in everyone)
    rows = []
    for line in TABLE:
        open_enough = (
            "any"
            if line.openness == frozenset(Openness)
            else ", ".join(one for one in Openness if one in line.openness)
        )
        rows.append(
            f"| {_spaced(line.act)} | {_spaced(line.thing)} | {open_enough} | "
            + " | ".join("●" if one in line.who else "" for one in everyone)
            + " |"
        )
    return "\n".join(
        (
            "# Who may do what",
            "",
            "Whoever has a seat in a council reads what the council has; nobody else sees it.",
            "What a party keeps to itself, and figures the police have not released, the other",
            "party does not see. Openness is that of the thing the act is done to.",
            "",
            f"| act | thing | openness | {head} |",
            "|---|---|---|" + "---|" * len(everyone),
            *rows,
            "",
        )
    )


def export() -> str:
    """What an export holds, from project/vault/nouns."""
    set_up()
    from samrad.project.vault import nouns  # noqa: PLC0415 -- needs Django set up

    whole = [*nouns.council_nouns(), nouns.person_noun(), nouns.organisation_noun()]
    parts = [
        "# What an export holds",
        "",
        "Each file holds one kind of thing: one row on each line, as JSON in UTF-8.",
        "Identifiers are UUIDs, days `2025-06-16`, moments in UTC with microseconds; a file",
        "is named with its length and SHA-256.",
        "[How to export](../how-to/leave-with-your-data.md).",
        "",
        "Left out: "
        + "; ".join(f"`{name}` ({reason})" for name, reason in nouns.LEFT_OUT.items())
        + ".",
        "",
        "`tables/clauses.csv`, `tables/evidence.csv`, `tables/log.csv`, `tables/papers.csv`",
        "show the rows of those nouns in the words of the council's language: UTF-8 with its",
        "mark, semicolons, no cell that is run as a formula. What the table is and where it is",
        "from stand above, then an empty line. An import only looks whether they changed.",
        "",
    ]
    for noun in [nouns.council_noun(), *sorted(whole, key=lambda noun: noun.name)]:
        parts += [
            f"## `{noun.name}.jsonl`",
            "",
            noun.says,
            "",
            "| column | holds | may be empty |",
            "|---|---|---|",
            *(
                f"| `{column.name}` | {column.kind}{f' of `{column.of}`' if column.of else ''} "
                f"| {'yes' if column.may_be_empty else ''} |"
                for column in noun.columns
            ),
            "",
        ]
    return "\n".join(parts)


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _word(word: str, language: str, ours: frozenset[str]) -> str:
    return f"{word}°" if language in ours else word


def _norm_row(norm: Norm) -> str:
    binds = ", ".join(sorted(norm.binds))
    return (
        f"| [{norm.cite}]({norm.url}) | {norm.since} | {binds} | {_asks(norm)} | {norm.says} |"
    )


def _asks(norm: Norm) -> str:
    match norm.asks:
        case Every(months=months, deed=deed):
            return f"`{deed}` at least every {months} months"
        case Standing(deed=deed):
            return f"`{deed}`, all the time"
        case Ongoing(deed=deed, watch_months=months):
            return f"`{deed}`, continuously; asked every {months} months"
        case AtEachMeeting(topics=topics):
            return f"{len(topics)} topics at each meeting"
        case Guidance():
            return "shown, never overdue"


PAGES: dict[Path, Callable[[], str]] = {
    ROOT / "GLOSSARY.md": glossary,
    REFERENCE / "norms.md": norms,
    REFERENCE / "clauses.md": clauses,
    REFERENCE / "agreement.md": print_states.agreement,
    REFERENCE / "meetings.md": print_states.meetings,
    REFERENCE / "pictures.md": print_states.pictures,
    REFERENCE / "problems.md": print_states.problems,
    REFERENCE / "permissions.md": permissions,
    REFERENCE / "retention.md": print_privacy.retention,
    PRIVACY / "processing.nb.md": partial(print_privacy.processing, "nb"),
    PRIVACY / "processing.sv.md": partial(print_privacy.processing, "sv"),
    REFERENCE / "export.md": export,
    **print_methods.pages(REFERENCE / "methods"),
}


def main() -> int:
    """Write or check every page."""
    stale = 0
    for path, make in PAGES.items():
        text = _PRINTED + make()
        if "--check" in sys.argv:
            fresh = path.exists() and path.read_text() == text
            stale += not fresh
            if not fresh:
                print(f"{path.relative_to(ROOT)} is not fresh; run `make docs`")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
