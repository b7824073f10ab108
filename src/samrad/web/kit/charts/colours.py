"""The colours of a chart: on paper as they are, on the page by name, for dark mode.

Told apart by those who do not see red and green (Okabe and Ito 2008, jfly.uni-koeln.de/color);
never by colour alone.
"""

from collections.abc import Mapping

INK = "#1f2a30"
MUTED = "#5b6870"
RULE = "#d5dbdf"
PAPER = "#fdfefe"
FIGURE = "#0072b2"
MARKED = "#d55e00"
CHANCE = "#b8d5e6"
HIDDEN = "#c9ced2"
STEPS = ("#dcebf5", "#a9cde5", "#6aa9d2", "#2f7fb8", "#0a4f86")

# The name of each on the page; samrad.css says what it is in light and in dark.
NAMES: Mapping[str, str] = {
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    PAPER: "paper",
    FIGURE: "figure",
    MARKED: "marked",
    CHANCE: "chance",
    HIDDEN: "hidden",
    **{step: f"step-{nth}" for nth, step in enumerate(STEPS, 1)},
}
