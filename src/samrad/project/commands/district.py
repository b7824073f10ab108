"""`samrad district`: who reads the counts of many councils, and which are asked."""

import argparse

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "district",
        help="make a district and its analysts",
        description="A district (a police district, a county, a länsstyrelse) is told how "
        "councils stand, in counts only, once both parties of a council have agreed to it on "
        "its own page. What is done here opens nothing.",
    )
    kinds = parser.add_subparsers(title="what", metavar="WHAT", required=True)
    add = kinds.add_parser("add", help="make a district")
    _slug(add)
    add.add_argument("--name", required=True, help="what it is called")
    add.add_argument("--country", choices=("NO", "SE"), default="NO")
    ask = kinds.add_parser("ask", help="ask councils to let it be told")
    _slug(ask)
    ask.add_argument("councils", nargs="+", metavar="COUNCIL", help="short names of councils")
    name = kinds.add_parser("analyst", help="name somebody who reads, or remove them")
    _slug(name)
    name.add_argument("email", help="e-mail of the analyst")
    name.add_argument("--organisation", default="", help="where they work (the district)")
    name.add_argument("--remove", action="store_true", help="they read no longer")
    kinds.add_parser("list", help="list districts and analysts")
    for what, one in kinds.choices.items():
        one.set_defaults(run=run, what=what)


def run(options: argparse.Namespace) -> int:
    """Do it."""
    with connected(environment.home()):
        from samrad.project import districting, preparing  # noqa: PLC0415 -- needs Django set up
        from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        slug, at = getattr(options, "slug", ""), clock.now()
        match options.what:
            case "add":
                districting.add(slug, options.name, options.country)
                print(f"{options.name} is there. Ask councils: samrad district ask {slug} …")
            case "ask":
                districting.ask_councils(slug, options.councils, at=at)
                print("Asked. Both parties answer on the council's page “What was done”.")
            case "analyst" if options.remove:
                districting.remove_analyst(slug, options.email, at=at)
                print(f"{options.email} reads no longer.")
            case "analyst":
                given = options.email, options.organisation
                link = districting.name_analyst(slug, *given, at=at)
                print(f"{options.email}: {link or 'signs in with what they have'}")
            case _:
                for one in districting.listed():
                    print(f"{one.slug}: {one.name}; {', '.join(one.analysts) or 'no analyst'}")
    return 0


def _slug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="DISTRICT", help="its short name, e.g. innlandet")
