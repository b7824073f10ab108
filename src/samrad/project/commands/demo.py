"""`samrad demo`: four real partnerships on this machine, at one command."""

import argparse
from pathlib import Path

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.commands.serve import add_address, address, require_free, web_server
from samrad.project.connecting import connected
from samrad.project.demo.cast import COUNCILS, PASSWORD, SHOWN
from samrad.project.demo.shapes import STAGES
from samrad.project.supervising import run_together
from samrad.project.trouble import Trouble


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "demo",
        help="fill and serve the demo partnerships",
        description="Fill the database with four real partnerships as they stood at one stage "
        "of a year, and serve them. The clock stands on that stage's day.",
    )
    parser.add_argument(
        "--stage",
        choices=list(STAGES),
        help="the moment of the year (midyear, or what was loaded last)",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="load again, undoing what was done in the demo"
    )
    parser.add_argument(
        "--load-only", action="store_true", help="load and stop, without serving"
    )
    parser.add_argument(
        "--without-worker",
        action="store_true",
        help="serve the pages only; letters and reminders wait for `samrad worker`",
    )
    add_address(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Load what is not loaded yet, then serve."""
    if not options.load_only:
        require_free(options.host, options.port)
    home = environment.home()
    stage = options.stage or _loaded_stage(home) or "midyear"
    with connected(home, demo_day=STAGES[stage].isoformat(), preparing=True):
        if options.fresh or _loaded_stage(home) != stage or not _is_filled():
            _load(home, stage)
        if options.load_only:
            return 0
        _ready_to_serve()
        _greet(options.host, options.port, stage)
        worker = [] if options.without_worker else [("-m", "samrad", "worker")]
        return run_together([web_server(options.host, options.port), *worker])


def _load(home: Path, stage: str) -> None:
    from samrad.project.demo.loading import load, strangers  # noqa: PLC0415 -- needs Django set up

    if names := strangers():
        raise Trouble(
            f"This database holds what is not the demo's ({', '.join(names[:3])}); loading the "
            "demo would delete it. Give the demo a folder of its own: "
            "SAMRAD_HOME=/path/to/demo samrad demo"
        )
    _mark(home).unlink(missing_ok=True)
    load(STAGES[stage])
    _mark(home).write_text(stage)


def _ready_to_serve() -> None:
    from samrad.project import preparing  # noqa: PLC0415 -- needs Django set up

    preparing.require_ready()
    preparing.require_services()
    preparing.collect_static()


def _is_filled() -> bool:
    from samrad.records.basics.context import as_operator  # noqa: PLC0415 -- needs Django set up
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        return len(every_council()) >= len(COUNCILS)


def _mark(home: Path) -> Path:
    return home / "stage"


def _loaded_stage(home: Path) -> str | None:
    """The stage that was loaded whole; the mark is written last."""
    try:
        stage = _mark(home).read_text()
    except OSError:
        return None
    return stage if stage in STAGES else None


def _greet(host: str, port: int, stage: str) -> None:
    where = address(host, port)
    print(f"\nSamråd is at {where}   (Ctrl-C stops it)")
    print(f"Demo, stage “{stage}”: today is {STAGES[stage]:%d.%m.%Y}.")
    print("The agreements are real and quoted; what was done since is made up.\n")
    print(f"Sign in with one click at {where}, or with the password {PASSWORD}:")
    for member, council in SHOWN:
        print(f"  {member.email:<42} {member.name}, {council}")
    print(flush=True)
