"""What an office answered, kept in a folder, and the same asked again without the network.

Each answer is a file as it came, under a name made of the question, beside the question in
words. A folder is written once: answers of two days are of two tables.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.fetching import Asking, Raw, ask

_ABOUT = "about.json"


class Ask(Protocol):
    """Asks an address for something, and answers with what came."""

    def __call__(self, address: str, asking: Asking, *, allow_private: bool) -> Raw:
        """What `address` answers.

        Raises:
            Refused: We may not go there, or there was no answer.
        """


@dataclass(frozen=True, slots=True)
class Recording:
    """Asks the network and keeps what it answers in `folder`."""

    folder: Path

    def __call__(self, address: str, asking: Asking, *, allow_private: bool) -> Raw:
        """What the office answers; kept unless it is busy or will not."""
        raw = ask(address, asking, allow_private=allow_private)
        if raw.status == 200:
            name = _name(address, asking)
            said = (asking.content or b"").decode()
            question = {"method": asking.method, "address": address, "content": said}
            _write(self.folder / f"{name}.question.json", question)
            (self.folder / f"{name}.answer").write_bytes(raw.content)
        return raw

    def end(self, about: dict[str, Any]) -> None:
        """Say of all of it where it is from."""
        _write(self.folder / _ABOUT, about)


@dataclass(frozen=True, slots=True)
class Replaying:
    """Answers from `folder`, and asks nobody."""

    folder: Path

    def __call__(self, address: str, asking: Asking, *, allow_private: bool) -> Raw:  # noqa: ARG002 -- nobody is asked
        """What was answered to exactly this question.

        Raises:
            Refused: It was not asked when the answers were kept.
        """
        try:
            content = (self.folder / f"{_name(address, asking)}.answer").read_bytes()
        except FileNotFoundError as none:
            raise Refused(Refusal("fetching.not_recorded", {"address": address})) from none
        return Raw(200, "application/json", content)

    def about(self) -> dict[str, Any]:
        """Where the answers are from.

        Raises:
            Refused: The folder holds no recording, or not all of one.
        """
        try:
            told = json.loads((self.folder / _ABOUT).read_bytes())
        except (OSError, ValueError):
            told = None
        if not isinstance(told, dict):
            raise Refused(Refusal("fetching.no_recording", {"folder": self.folder.name}))
        return told


def _name(address: str, asking: Asking) -> str:
    question = b"\0".join((asking.method.encode(), address.encode(), asking.content or b""))
    return hashlib.sha256(question).hexdigest()[:32]


def _write(file: Path, told: dict[str, Any]) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
