"""`samrad duties`: the duties of one partnership and one year, as seen on a day."""

import argparse
import json
import re
from datetime import date
from typing import Any

from samrad.core.basics import periods
from samrad.core.reports.panel import standings
from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected
from samrad.project.trouble import Trouble

# A slip of the finger, not a year one plans in; clocks that run on stay within the calendar.
_YEARS = range(1900, 2200)
_WRITTEN_AS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "duties",
        help="list a partnership's duties of a year, as seen on a day",
        description="List the duties of one partnership in one calendar year, as they stood "
        "on a day.",
    )
    parser.add_argument("--council", required=True, help="its short name, e.g. lorenskog")
    parser.add_argument(
        "--on", type=a_day, help="the day to look from (today), e.g. 2023-03-15"
    )
    parser.add_argument("--year", type=_year, help="the year to list (the year of that day)")
    parser.add_argument("--language", choices=("nb", "nn", "sv", "en"), help="(the council's)")
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List."""
    with connected(environment.home()):
        from samrad.project.listing import partnership_called, rows  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        on = options.on or clock.today()
        council = partnership_called(options.council, on=on)
        year = on.year if options.year is None else options.year
        seen = standings(council.partnership, periods.year(year), on=on)
        listed = rows(seen, language=options.language or council.language)
    print(json.dumps(listed, ensure_ascii=False, indent=2) if options.json else _table(listed))
    return 0


def a_day(text: str) -> date:
    """The day `text`; one that is written rightly and is in no calendar is trouble."""
    if not _WRITTEN_AS_DAY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2023-03-15")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Trouble(f"There is no {text} in the calendar.") from None
    _year(str(day.year))
    return day


def _year(text: str) -> int:
    if not text.isdecimal() or int(text) not in _YEARS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no year between {_YEARS.start} and {_YEARS.stop - 1}"
        )
    return int(text)


def _table(listed: list[dict[str, Any]]) -> str:
    return "\n".join(
        f"{row['due']}  {row['status']:<14}  {row['title']}\n{'':28}{row['reason']}"
        for row in listed
    )
