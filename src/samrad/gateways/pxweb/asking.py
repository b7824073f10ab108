"""What to ask an office for, cut into pieces that it hands out at once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import prod
from urllib.parse import quote, urlencode

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.fetching import Asking

# Addresses longer than this are cut off by servers and what stands in front of them.
_LONGEST_ADDRESS = 1800


class Version(Enum):
    """Which of the two ways of asking an office understands."""

    V1 = 1
    V2 = 2


@dataclass(frozen=True, slots=True)
class Office:
    """A statistics office that runs PxWeb.

    Attributes:
        address: Where its tables are, without the last stroke.
        version: How it is asked.
        language: In which language it answers (version 2; in version 1 the address says it).
        cells: The most cells it hands out at once.
        calls: How many questions it answers within `seconds`.
        seconds: Over how long they are counted.
    """

    address: str
    version: Version
    language: str
    cells: int
    calls: int
    seconds: float

    def metadata(self, table: str) -> str:
        """The address of what a table has."""
        name = quote(table, safe="/")
        if self.version is Version.V1:
            return f"{self.address}/{name}"
        query = urlencode({"lang": self.language, "outputFormat": "json-stat2"})
        return f"{self.address}/tables/{name}/metadata?{query}"

    def question(self, table: str, chosen: "Chosen") -> tuple[str, Asking]:
        """Where to ask for the chosen codes, and how."""
        if self.version is Version.V1:
            return self.metadata(table), Asking("POST", content=_query(chosen), headers=_JSON)
        query = {
            f"valuecodes[{name}]": ",".join(map(_plain, own)) for name, own in chosen.items()
        }
        told = {"lang": self.language, "outputFormat": "json-stat2", **query}
        address = f"{self.address}/tables/{quote(table, safe='/')}/data?{urlencode(told)}"
        return address, Asking("GET")


Chosen = Mapping[str, Sequence[str]]
_JSON = {"Content-Type": "application/json"}

# What the offices say of themselves: SSB 30 questions a minute and 800 000 cells, SCB 30 in ten
# seconds and 150 000 cells.
SSB = Office("https://data.ssb.no/api/pxwebapi/v2", Version.V2, "no", 800_000, 30, 60)
SSB_V1 = Office("https://data.ssb.no/api/v0/no/table", Version.V1, "no", 800_000, 30, 60)
SCB = Office("https://statistikdatabasen.scb.se/api/v2", Version.V2, "sv", 150_000, 30, 10)
SCB_V1 = Office("https://api.scb.se/OV0104/v1/doris/sv/ssd", Version.V1, "sv", 150_000, 30, 10)
OFFICES: Mapping[str, Office] = {"ssb": SSB, "ssb-v1": SSB_V1, "scb": SCB, "scb-v1": SCB_V1}


def in_pieces(office: Office, table: str, chosen: Chosen) -> Iterator[Chosen]:
    """The choice in pieces of at most `office.cells` cells and an address it can take.

    The dimension with the most codes is halved, until each piece fits.

    Raises:
        Refused: One code of each dimension is already too much.
    """
    waiting = [dict(chosen)]
    while waiting:
        piece = waiting.pop()
        if _fits(office, table, piece):
            yield piece
            continue
        name = max(piece, key=lambda one: len(piece[one]), default="")
        half = (len(piece[name]) + 1) // 2 if name else 0
        if half == 0 or len(piece[name]) == 1:
            raise Refused(Refusal("table.too_large", {"declared": 1, "most": office.cells}))
        # The last one in is the first one out: the order of the codes is kept.
        waiting += [{**piece, name: piece[name][half:]}, {**piece, name: piece[name][:half]}]


def _fits(office: Office, table: str, piece: Chosen) -> bool:
    if prod(len(own) for own in piece.values()) > office.cells:
        return False
    if office.version is Version.V1:
        return True
    return len(office.question(table, piece)[0]) <= _LONGEST_ADDRESS


def _query(chosen: Chosen) -> bytes:
    query = [
        {"code": name, "selection": {"filter": "item", "values": list(own)}}
        for name, own in chosen.items()
    ]
    asked = {"query": query, "response": {"format": "json-stat2"}}
    return json.dumps(asked, ensure_ascii=False).encode()


def _plain(code: str) -> str:
    """A code as version 2 takes it: brackets keep a comma from parting it in two."""
    return f"[{code}]" if "," in code or "[" in code else code
