"""A small PxWeb of either version on this machine, with one table and good manners."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

import numpy as np

from gateways.serving import Answered, Asked, Serving
from samrad.core.figures.cubes import Cube, Dimension
from samrad.gateways.pxweb.asking import Office, Version
from samrad.gateways.pxweb.write import jsonstat


@dataclass
class Time:
    """Time that only goes by when somebody waits."""

    now: float = 0.0
    waited: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@dataclass
class Tables:
    """One table, handed out in pieces.

    Attributes:
        answers: What is answered first, before the table is.
        asked: The cells of each question.
    """

    cube: Cube
    running: Serving
    version: Version
    cells: int = 6
    calls: int = 1000
    answers: list[Answered] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.running.otherwise = self._answer

    @property
    def office(self) -> Office:
        return Office(self.running.address, self.version, "no", self.cells, self.calls, 60)

    def _answer(self, asked: Asked) -> Answered:
        if self.answers:
            return self.answers.pop(0)
        if asked.method == "POST":
            query = json.loads(asked.content)["query"]
            return self._piece({one["code"]: one["selection"]["values"] for one in query})
        parts = urlsplit(asked.path)
        if parts.path.endswith("/data"):
            told = {unquote(name): own[0] for name, own in parse_qs(parts.query).items()}
            chosen = {
                name[11:-1]: own.split(",")
                for name, own in told.items()
                if name.startswith("valuecodes[")
            }
            return self._piece(chosen)
        return Answered(self._metadata())

    def _metadata(self) -> bytes:
        if self.version is Version.V2:
            told = json.loads(jsonstat(self.cube))
            del told["value"]
            return json.dumps(told).encode()
        variables = [
            {"code": one.id, "text": one.label, "values": one.codes, "valueTexts": one.labels}
            for one in self.cube.dimensions
        ]
        return json.dumps({"title": "t", "variables": variables}).encode()

    def _piece(self, chosen: Mapping[str, Sequence[str]]) -> Answered:
        at = [
            [one.codes.index(code) for code in chosen[one.id]] for one in self.cube.dimensions
        ]
        axes = tuple(
            Dimension(
                one.id,
                one.label,
                tuple(one.codes[place] for place in own),
                tuple(one.labels[place] for place in own),
            )
            for one, own in zip(self.cube.dimensions, at, strict=True)
        )
        flat = np.arange(self.cube.size).reshape(self.cube.shape)[np.ix_(*at)].ravel()
        self.asked.append(flat.size)
        if flat.size > self.cells:
            return Answered(b"{}", status=403)
        why = {
            place: self.cube.why[whole]
            for place, whole in enumerate(flat.tolist())
            if whole in self.cube.why
        }
        return Answered(jsonstat(Cube("08487", axes, self.cube.values[flat], why=why)))
