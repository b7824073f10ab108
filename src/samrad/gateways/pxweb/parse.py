"""Understanding tables of statistics, whoever sent them: JSON-stat and PX.

Both are read as a whole or not at all. What a file declares is compared with what it holds
before room is made for a single number.
"""

from samrad.core.figures.cubes import Cube, Dimension
from samrad.core.figures.hidden import Hidden, Why
from samrad.gateways.pxweb import jsonstat, px
from samrad.gateways.pxweb.refusing import Unreadable

__all__ = ["Cube", "Dimension", "Hidden", "Unreadable", "Why", "parse_jsonstat", "parse_px"]


def parse_jsonstat(data: bytes) -> Cube | list[Cube]:
    """The table in a JSON-stat document, 1.x or 2.0.

    A dataset is one cube, also when it is the only one of a bundle; a bundle of several and a
    collection are a list, without the items that only say where their numbers are. A dimension
    that comes alone is a cube without numbers.

    Raises:
        Unreadable: It is no JSON-stat, is cut off, contradicts itself, is not in UTF-8 or is
            too large. It is both a `Refused` and a `ValueError`, and tells line and byte.
    """
    return jsonstat.cubes(data)


def parse_px(data: bytes) -> Cube:
    """The table in a PX file (PC-Axis), in the first of its languages.

    Raises:
        Unreadable: It is no PX file, is cut off, contradicts itself, is written in another
            encoding than it says or is too large.
    """
    return px.cube(data)
