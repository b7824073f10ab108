"""`samrad serve`: the web application."""

import argparse
import socket
from collections.abc import Sequence

from samrad.project import environment
from samrad.project.commands import Commands
from samrad.project.connecting import connected
from samrad.project.supervising import run_together
from samrad.project.trouble import Trouble


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "serve",
        help="serve the web application",
        description="Serve the web application until stopped with Ctrl-C or SIGTERM.",
    )
    add_address(parser)
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    """The options that say where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")


def run(options: argparse.Namespace) -> int:
    """Serve."""
    require_free(options.host, options.port)
    with connected(environment.home()):
        from samrad.project import preparing  # noqa: PLC0415 -- needs Django set up

        preparing.require_ready()
        preparing.require_services()
        preparing.collect_static()
        print(f"Samråd is at {address(options.host, options.port)}", flush=True)
        return run_together([web_server(options.host, options.port)])


def web_server(host: str, port: int) -> Sequence[str]:
    """The command that serves the web application; see docs/adr/0009-gunicorn.md."""
    where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        "-m",
        "gunicorn",
        *("--config", "python:samrad.project.gunicorn_settings"),
        *("--bind", where),
    ]


def address(host: str, port: int) -> str:
    """The address a reader types."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def require_free(host: str, port: int) -> None:
    """Check that nobody else listens there.

    Raises:
        Trouble: The port is taken, or the address is not one of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise Trouble(
                f"Port {port} on {host} cannot be used ({error}). "
                f"Choose another one, for example: --port {port % 60000 + 1}"
            ) from error
