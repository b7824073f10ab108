"""A real mail server on this machine that keeps what it is given."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event
from typing import TypeVar

from aiosmtpd.controller import Controller

from project.operating import PATIENCE, free_port


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

    def let_go(self) -> None:
        """Keep nobody waiting any more; the server stops."""


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


@dataclass
class Slow(PostBox):
    """A mail server that keeps one letter waiting: before it is taken, or before it answers."""

    holds: str = "DATA"
    nth: int = 2
    reached: Event = field(default_factory=Event)
    go_on: Event = field(default_factory=Event)
    _seen: Counter[str] = field(default_factory=Counter)

    async def handle_RCPT(self, *args: object) -> str:  # noqa: N802 -- the library's name
        """Take the recipient, once it may."""
        await self._hold("RCPT")
        return await super().handle_RCPT(*args)  # type: ignore[arg-type]  # the library has no types

    async def handle_DATA(self, *args: object) -> str:  # noqa: N802 -- the library's name
        """Keep the letter, and answer once it may."""
        answer = await super().handle_DATA(*args)
        await self._hold("DATA")
        return answer

    def let_go(self) -> None:
        """Let the letter that waits go on."""
        self.go_on.set()

    async def _hold(self, where: str) -> None:
        self._seen[where] += 1
        if where == self.holds and self._seen[where] == self.nth:
            self.reached.set()
            await asyncio.get_running_loop().run_in_executor(None, self.go_on.wait, PATIENCE)


_Box = TypeVar("_Box", bound=PostBox)


@contextmanager
def serving(box: _Box) -> Iterator[_Box]:
    """A mail server that runs for as long as it is needed."""
    box.port = box.port or free_port()
    loop = asyncio.new_event_loop()
    controller = Controller(box, hostname="127.0.0.1", port=box.port, loop=loop)
    controller.start()
    try:
        yield box
    finally:
        box.let_go()
        controller.stop()


@contextmanager
def a_mail_server(
    port: int | None = None, *, answer: str = "250 OK", kind: type[PostBox] = PostBox
) -> Iterator[PostBox]:
    """The same, that takes or refuses whatever comes."""
    with serving(kind(answer, port=port or 0)) as box:
        yield box
