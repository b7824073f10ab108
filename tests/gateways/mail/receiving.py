"""A real mail server on this machine that keeps what it is given."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event

from aiosmtpd.controller import Controller

from project.operating import free_port


@dataclass
class PostBox:
    """What came in; `answer` is what each recipient is answered with."""

    answer: str = "250 OK"
    letters: list[EmailMessage] = field(default_factory=list)
    wire: list[bytes] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self,
        _server: object,
        _session: object,
        envelope: object,
        address: str,
        _options: object,
    ) -> str:
        """Take the recipient, or not."""
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)  # type: ignore[attr-defined]  # the library has no types
        return self.answer

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 -- the library's name
        """Keep the letter."""
        content: bytes = envelope.content  # type: ignore[attr-defined]  # the library has no types
        self.wire.append(content)
        self.letters.append(message_from_bytes(content, policy=default))
        return "250 Message accepted"


@dataclass
class Hanging(PostBox):
    """A mail server that does not answer any more once it has been given a letter."""

    given: Event = field(default_factory=Event)

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 -- the library's name
        """Say that it was given, and nothing else."""
        del envelope
        self.given.set()
        await asyncio.Event().wait()
        return ""


@contextmanager
def a_mail_server(
    port: int | None = None, *, answer: str = "250 OK", kind: type[PostBox] = PostBox
) -> Iterator[PostBox]:
    """A mail server that runs for as long as it is needed."""
    box = kind(answer, port=port or free_port())
    controller = Controller(
        box, hostname="127.0.0.1", port=box.port, loop=asyncio.new_event_loop()
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
