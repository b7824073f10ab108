"""Charts: milliseconds for each kind, cold and warm; a page of eight; memory.

Work is counted and not time on the clock, so that a busy machine does not change the ratio.
"""

import gzip
import resource
import time

import numpy as np

from samrad.core.basics.countries import Country
from samrad.core.figures.standing import usually
from samrad.web.kit import maps
from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.values import (
    Area,
    Bars,
    Chart,
    Choropleth,
    Funnel,
    FunnelPoint,
    Grid,
    Limits,
    Point,
    SmallMultiples,
    Square,
    Trend,
    WeekClock,
    Words,
)

WORDS = Words("Vold", "Innenfor det vanlige.", "År", "Saker", "SSB", "95 %")
CHANCE = np.random.default_rng(1)


def points(many: int) -> tuple[Point, ...]:
    """As many years with an interval each."""
    drawn = [CHANCE.uniform(100, 900) for _ in range(many)]
    return tuple(
        Point(str(1996 + n), one, f"{one:.0f}", one - 40, one + 40)
        for n, one in enumerate(drawn)
    )


def funnel() -> Funnel:
    """Every municipality of Norway."""
    places = (
        FunnelPoint(str(n), CHANCE.uniform(20, 9000), CHANCE.uniform(0.2, 2), "1", n == 5)
        for n in range(357)
    )
    bands = (
        Limits(one.expected, one.low95, one.high95, one.low998, one.high998)
        for one in usually(20, 20, 9000)
    )
    return Funnel(WORDS, tuple(places), tuple(bands), ("Løten", "Fylket", "Andre"))


def country(width: float, county: str = "") -> Choropleth:
    """The country, or one county of it."""
    codes = maps.boundaries(Country.NORWAY).shapes.shapes
    of = frozenset(one for one in codes if one.startswith(county))
    drawn = maps.outlines(Country.NORWAY, width=width, of=of)
    areas = (Area(code, one, CHANCE.uniform(1, 50), "1") for code, one in drawn.items())
    return Choropleth(WORDS, tuple(areas), "skjult")


def charts() -> dict[str, Chart]:
    """One of each kind, as large as a page has it."""
    days = tuple(f"dag {n}" for n in range(1, 8))
    squares = (
        Square(1000.0 * (n % 20), 1000.0 * (n // 20), int(CHANCE.integers(5, 90)), "9")
        for n in range(400)
    )
    return {
        "trend of 30 years": Trend(WORDS, points(30), {"2015": "ny straffelov"}),
        "bars": Bars(WORDS, points(9)),
        "small multiples": SmallMultiples(WORDS, tuple((f"{n}", points(4)) for n in range(7))),
        "week clock": WeekClock(WORDS, days, tuple(CHANCE.uniform(0, 9) for _ in range(168))),
        "grid of 400 squares": Grid(WORDS, tuple(squares), 1000, "skjult"),
        "funnel of 357": funnel(),
        "map of a county": country(480.0, "32"),
        "map of the country": country(320.0),
    }


def work(chart: Chart) -> tuple[float, str]:
    """Milliseconds of work, and the drawing."""
    start = time.process_time()
    drawn = drawing.on_page(chart)
    return 1000 * (time.process_time() - start), drawn


def main() -> None:
    """Print the table."""
    start = time.process_time()
    drawing.on_page(Bars(WORDS, points(2)))
    print(f"the first chart of a process: {1000 * (time.process_time() - start):.0f} ms\n")
    print("| chart | ms, cold | ms, warm | kB | packed |\n|---|---|---|---|---|")
    whole = [0.0, 0.0]
    for name, chart in charts().items():
        cold, drawn = work(chart)
        warm, _ = work(chart)
        whole[0], whole[1] = whole[0] + cold, whole[1] + warm
        size, packed = len(drawn.encode()), len(gzip.compress(drawn.encode()))
        print(f"| {name} | {cold:.0f} | {warm:.0f} | {size / 1000:.0f} | {packed / 1000:.0f} |")
    print(f"| a page of all eight | {whole[0]:.0f} | {whole[1]:.0f} | | |")
    print(f"\npeak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
