"""`samrad retention`: what has been kept long enough, and letting it go."""

import argparse
import json

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.duties import a_day
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "retention",
        help="list or delete what has been kept long enough",
        description="Everything is kept for a time of its own (docs/reference/retention.md). "
        "`list` says what is due and changes nothing; `run` deletes what may go and leaves a "
        "receipt; `receipts` prints those of the installation. What is archive-worthy is "
        "listed only, until a decision lets it go.",
    )
    parser.add_argument("what", choices=("list", "run", "receipts"))
    parser.add_argument(
        "--council", default="", help="only there: its short name, or installation"
    )
    parser.add_argument("--on", type=a_day, help="the day to look from (today)")
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, or let go."""
    with connected(environment.home()):
        from samrad.project import preparing, retaining  # noqa: PLC0415 -- needs Django set up
        from samrad.records.basics.ids import uuid7  # noqa: PLC0415 -- needs Django set up
        from samrad.records.retention.queries import Run  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        if options.what == "receipts":
            print(json.dumps(retaining.receipts(), ensure_ascii=False, indent=2))
            return 0
        on = options.on or clock.today()
        if options.what == "list":
            places = list(retaining.due(options.council, on=on))
        else:
            retaining.require_not_to_come(on)
            this = Run(uuid7(), clock.now(), "operator")
            places = list(retaining.let_go(options.council, on=on, run=this))
        rows = [row for place in places for row in retaining.rows_of(place)]
    print(json.dumps(rows, ensure_ascii=False, indent=2) if options.json else _table(rows))
    return 0


def _table(rows: list[dict[str, object]]) -> str:
    if not rows:
        return "Nothing is due."
    return "\n".join(
        f"{row['place']:<14} {row['number']:>6}  {row['kind']:<13} before {row['before']}  "
        f"{row['then']}  ({row['rule']})"
        for row in rows
    )
