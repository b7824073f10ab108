"""The worker in a test: told of a mail server on this machine, run once, asked what it did."""

from pathlib import Path

from project.databases import asked, inside
from project.operating import samrad
from samrad.project.postgres import Server


def surroundings(port: int, day: str = "2025-06-16") -> dict[str, str]:
    """What the program is told: the day, and where letters are handed in."""
    return {
        "SAMRAD_DEMO_DAY": day,
        "SAMRAD_SMTP_HOST": "127.0.0.1",
        "SAMRAD_SMTP_PORT": str(port),
        "SAMRAD_SMTP_SECURITY": "none",
        "SAMRAD_MAIL_FROM": "samrad@loten.example",
        "SAMRAD_ADDRESS": "https://samrad.loten.example",
    }


def when_the_worker_works(home: Path, port: int, day: str = "2025-06-16") -> str:
    """Everything that waits is done; what the worker said."""
    ran = samrad(home, "worker", "--once", **surroundings(port, day))
    assert ran.code == 0
    return ran.err


def rows(server: Server, question: str) -> list[tuple[object, ...]]:
    """What the superuser sees, who sees every row."""
    return asked(inside(server), question)
