"""`samrad worker`: the jobs that nobody waits for."""

import argparse
from typing import TYPE_CHECKING, cast

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected

if TYPE_CHECKING:
    from procrastinate.contrib.django.django_connector import DjangoConnector


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "worker",
        help="run the background jobs",
        description="Run the background jobs (reminders in the morning, retention at night) "
        "until stopped with Ctrl-C or SIGTERM. A job that was under way is finished first.",
    )
    parser.add_argument(
        "--once", action="store_true", help="do today's jobs and what is waiting, then stop"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Work."""
    with connected(environment.home()):
        from procrastinate.contrib.django import app  # noqa: PLC0415 -- needs Django set up

        from samrad.project.preparing import require_ready  # noqa: PLC0415 -- needs Django set up

        require_ready()
        if options.once:
            from samrad.project.jobs import (  # noqa: PLC0415 -- needs Django set up
                defer_daily,
                defer_digests,
                defer_retention,
            )

            defer_daily()
            defer_digests()
            defer_retention()
        connector = cast("DjangoConnector", app.connector)
        with app.replace_connector(connector.get_worker_connector()) as working:
            working.run_worker(wait=not options.once)
    return 0
