"""How hot spots come and go: persistent, emerging, former, intermittent or none."""

from typing import Any

import numpy as np
import pytest

from samrad.core.places.hotspots import classify

HOT, COLD, LUKEWARM = 6.0, -6.0, 1.0
NONE = np.nan
CLASSES = [
    ("hot in eight of ten periods", [HOT] * 8 + [LUKEWARM] * 2, "persistent"),
    ("in seven of ten, the last among them", [LUKEWARM] * 3 + [HOT] * 7, "intermittent"),
    ("only in the two newest", [LUKEWARM] * 8 + [HOT] * 2, "emerging"),
    ("only in the newest", [LUKEWARM] * 9 + [HOT], "emerging"),
    ("only before", [HOT] * 3 + [LUKEWARM] * 7, "former"),
    ("now and then", [LUKEWARM, HOT] * 5, "intermittent"),
    ("never", [LUKEWARM] * 10, "none"),
    ("cold is not hot", [COLD] * 10, "none"),
    ("nothing is known of it", [NONE] * 10, "none"),
    (
        "hot in four of the five known",
        [NONE] * 5 + [HOT, HOT, LUKEWARM, HOT, HOT],
        "persistent",
    ),
]


@pytest.mark.parametrize(("case", "z", "said"), CLASSES)
def test_a_place_is_called_by_how_its_heat_came_and_went(
    case: str, z: list[float], said: str
) -> None:
    assert classify(np.array(z)[:, None]).tolist() == [said], case


def test_all_places_at_once_are_called_as_one_by_one() -> None:
    together = np.array([z for _, z, _ in CLASSES]).T
    assert classify(together).tolist() == [said for _, _, said in CLASSES]


def test_what_is_hot_among_a_thousand_places_asks_for_more() -> None:
    alone, among = np.full((10, 1), 2.0), np.zeros((10, 1000))
    among[:, 0] = 2.0
    assert classify(alone)[0] == "persistent"
    assert classify(among)[0] == "none"


@pytest.mark.parametrize(
    ("z", "more", "said"),
    [
        ([[1.0, 2.0]], {}, "two periods"),
        ([1.0, 2.0], {}, "two periods"),
        ([[1.0], [np.inf]], {}, "finite"),
        ([[1.0], [2.0]], {"critical": 0}, "critical"),
        ([[1.0], [2.0]], {"recent": 1}, "recent"),
        ([[1.0], [2.0]], {"persistent": np.nan}, "persistent"),
        ([[1.0], [2.0]], {"hotspot_share": -0.1}, "hotspot_share"),
    ],
)
def test_periods_that_cannot_be_classed_are_refused(
    z: Any, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        classify(z, **more)
