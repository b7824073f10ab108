"""`samrad found`: begin a partnership."""

import argparse

from samrad.core.basics.countries import Country
from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "found",
        help="found a council",
        description="Found a council with its two parties and the person at each who runs the "
        "year. For each who is new a link is printed once, to begin signing in with.",
    )
    parser.add_argument("slug", help="its short name in addresses, e.g. lorenskog")
    parser.add_argument("--name", required=True, help="what it is called")
    parser.add_argument(
        "--municipality",
        required=True,
        action="append",
        help="code or name; once for each that takes part",
    )
    parser.add_argument("--police", required=True, help="the police unit that takes part")
    parser.add_argument("--coordinator", required=True, help="e-mail of the coordinator")
    parser.add_argument("--police-contact", required=True, help="e-mail of the police contact")
    parser.add_argument("--country", choices=("NO", "SE"), default="NO")
    parser.add_argument("--language", choices=("nb", "nn", "sv", "en"), help="of its documents")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Found it."""
    with connected(environment.home()):
        from samrad.project import founding, preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        wanted = founding.Wanted(
            slug=options.slug,
            name=options.name,
            country=options.country,
            language=options.language or Country(options.country).language,
            municipalities=tuple(options.municipality),
            police=options.police,
            coordinator=options.coordinator,
            police_contact=options.police_contact,
        )
        made = founding.found(wanted, at=clock.now())
    print(f"{options.name} is founded.")
    for email, link in made.items():
        print(f"  {email}: {link or 'signs in as ever'}")
    return 0
