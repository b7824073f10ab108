"""`samrad compare BEFORE NOW`: how two counts differ, and whether chance would do as much."""

import argparse
import json
import math
from typing import TYPE_CHECKING, Any

from samrad.project.commands import Commands
from samrad.project.connecting import set_up
from samrad.project.trouble import Trouble

if TYPE_CHECKING:
    from samrad.core.figures.change import CountChange

_NUMBERS = ("ratio", "low", "high", "percent", "p_exact", "p_mid", "p_etest")


def add_to(commands: Commands) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "compare",
        help="say honestly how two counts differ",
        description="Compare two counts of cases: how much is the change, how sure is it, "
        "and would chance alone do as much? Nothing is stored.",
    )
    parser.add_argument("before", type=_cases, help="cases in the earlier period, e.g. 681")
    parser.add_argument("now", type=_cases, help="cases in the later period, e.g. 702")
    for which in ("before", "now"):
        parser.add_argument(
            f"--exposure-{which}",
            type=_exposure,
            default=1.0,
            metavar="NUMBER",
            help=f"what the cases {which} were counted over: days, inhabitants (1)",
        )
    parser.add_argument(
        "--level", type=_level, default=0.95, help="how sure to be, between 0 and 1 (0.95)"
    )
    parser.add_argument("--language", choices=("nb", "nn", "sv", "en"), default="en")
    parser.add_argument("--json", action="store_true", help="print every number, as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare."""
    from samrad.core.figures.change import compare_counts  # noqa: PLC0415 -- SciPy; every command would wait for it

    try:
        seen = compare_counts(
            options.before,
            options.now,
            exposure_before=options.exposure_before,
            exposure_now=options.exposure_now,
            level=options.level,
        )
    except ValueError as wrong:
        raise Trouble(f"The counts cannot be compared: {wrong}") from wrong
    sentence = _sentence(options)
    if not options.json:
        print(sentence)
        return 0
    print(json.dumps(_told(options, seen, sentence), ensure_ascii=False, indent=2))
    return 0


def _sentence(options: argparse.Namespace) -> str:
    set_up()
    from django.utils import translation  # noqa: PLC0415 -- needs Django set up

    from samrad.core.figures.compared import Comparison, finding  # noqa: PLC0415 -- SciPy, too
    from samrad.web.kit.phrases import finding_sentences  # noqa: PLC0415 -- needs Django set up

    how = Comparison(options.exposure_before, options.exposure_now, level=options.level)
    with translation.override(options.language):
        return finding_sentences(finding(options.before, options.now, how))


def _told(options: argparse.Namespace, seen: "CountChange", sentence: str) -> dict[str, Any]:
    """JSON knows neither infinity nor nan: both are null, and the verdict says which."""
    numbers = {name: getattr(seen, name) for name in _NUMBERS}
    return {
        "before": options.before,
        "now": options.now,
        "exposure_before": options.exposure_before,
        "exposure_now": options.exposure_now,
        "level": options.level,
        **{name: one if math.isfinite(one) else None for name, one in numbers.items()},
        "verdict": seen.verdict,
        "sentence": sentence,
    }


def _cases(text: str) -> int:
    plain = "".join(text.split())
    if not (plain.isascii() and plain.isdecimal()):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of cases; write a whole number, such as 702"
        )
    if len(plain) > 9:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} … is more cases than anybody counts")
    return int(plain)


def _exposure(text: str) -> float:
    number = _number(text)
    if not (math.isfinite(number) and number > 0):
        raise argparse.ArgumentTypeError(
            f"{text!r} is nothing to count over; write a number above 0, such as 148"
        )
    return number


def _level(text: str) -> float:
    number = _number(text)
    if not 0 < number < 1:
        raise argparse.ArgumentTypeError(
            f"{text!r} does not lie between 0 and 1; for 95 % write 0.95"
        )
    return number


def _number(text: str) -> float:
    """As people here write them: with a comma too, and with spaces between thousands."""
    try:
        return float("".join(text.split()).replace(",", "."))
    except ValueError:
        return math.nan
