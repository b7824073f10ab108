"""Measures what is proposed from agreements and prints docs/reference/proposing.md.

    python tools/measure_proposing.py

Needs the seed documents beside the checkout. The answer key, the development set and the
held-out set stand with the tests.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "proposing.md"
sys.path.insert(0, str(ROOT / "tests"))

from core.agreements.proposing import (  # noqa: E402 -- they stand with the tests
    proposing_scoring as scoring,
)
from core.agreements.proposing.proposing_scoring import (  # noqa: E402 -- the same
    NOTHING,
    Case,
    Score,
)
from samrad.core.agreements.kinds import NAMES  # noqa: E402 -- the same
from samrad.core.agreements.proposing import propose_clauses  # noqa: E402 -- the same
from samrad.core.agreements.proposing.proposal import THRESHOLD  # noqa: E402 -- the same

LANGUAGES = (("bokmaal", "bokmål"), ("nynorsk", "nynorsk"), ("svenska", "Swedish"))
TALKS = (
    ("000_79ee94b9d86fea00.txt", "Lørenskog, talk 2019"),
    ("002_d60833476c14793e.txt", "Lund, talk 2018"),
    ("004_bcb7136ed636e753.txt", "Flå, talk 2019"),
)
LEVELS = ((0.9, 1.01), (0.75, 0.9), (THRESHOLD, 0.75))

INTRODUCTION = f"""\
# Proposing clauses from a pasted agreement

<!-- Printed by tools/measure_proposing.py; change the tool, not this page. -->

`propose_clauses(text)` reads an agreement in bokmål, nynorsk or Swedish and lays clauses
before a person, each with its sentence and a confidence. Nothing is taken over unconfirmed.

A proposal is **right** when its kind and all its terms are what a person read. *Partly*: the
kind is right, some of the terms are not; counted as wrong below.

## What the confidence means

| confidence | when |
|---|---|
| about 0.95 | number, thing and obligation are all said |
| about 0.8 | the thing is said; a number is not, or it follows from the words |
| about 0.65 | optional ("kan", "bør"), or the words merely allow it |
| below {THRESHOLD} | not proposed |

Each doubt takes its share: history ("ble", "erstatter"), somebody's advice, a negation, a
question, a statement of purpose, a background heading, another body than the council. A clause
put together from several sentences is as sure as its least sure part.
"""

HELD_OUT = """\
## How honest these figures are

- The two agreements are the **development set**; the answer key was made by reading them word
  for word before the first reader was written. Their first run: 20 of 20 right, two false
  (precision 0.91).
- The **held-out set** was written and committed before the first reader. But whoever wrote
  it also wrote the readers and remembered some of it: that "skriftleg" may stand in the next
  sentence and that "ønskelig" is not always advice were built in with one of its texts in
  mind. It flatters the readers.

| held-out set, first run | promises | right | partly | false | precision | recall |
|---|---|---|---|---|---|---|
| bokmål | 39 | 37 | 2 | 1 | 0.93 | 0.95 |
| nynorsk | 14 | 14 | 0 | 0 | 1.00 | 1.00 |
| Swedish | 15 | 15 | 0 | 0 | 1.00 | 1.00 |
| traps (18) | 0 | – | – | 0 | – | – |

The first run's three mistakes had two causes, both mended for every text: "§ 4 Møter" was taken
for four meetings because a numbered heading was joined to the sentence below it (twice), and
"innen utgangen av hvert kalenderår skal politirådet gjennomføre en skriftlig evaluering" was
taken for a meeting a year. After that the set is seen; its figures "now" are no test.

- **Texts by others.** Twenty-one short passages from public pages, most of Norwegian and
  Swedish municipalities (not kept here; some had been seen before), held 30 promises by our
  reading. First run, before anything was changed for them: 20 right, 29 proposed – precision
  0.69, recall 0.67. The misses led to changes that hold for every text (labels, rolls of
  members under a heading, "og" inside a topic, purpose said in passing), so these passages
  are no test any more either. Seven further passages held two promises: one right, one
  partly, one false.

Expect real agreements to lie between the last two: **most clauses found, all to be read.**
"""

LIMITS = """\
## What it does not do

- An evaluation every second year, meetings every sixth week, a deadline on a date: no kind of
  clause has room for them, so they are not proposed.
- Who sits for whom by name, opening hours, hours of presence: no kind of clause either.
- A leadership that alternates is not proposed as a leader.
- "Minst", "minimum" and "tre til fire" are read as the lower number.
- Working days are told as the calendar days they cover: five are a week.
- A period of validity ("2024–2027", "i fire år") is proposed as a review after as many years.
- Tables come out as running text; scanned pages and pictures do not come out at all.
"""


def main() -> None:
    """Measure and print the page."""
    if not scoring.SEEDS.is_dir():
        sys.exit(f"The seed documents are not at {scoring.SEEDS}; nothing measured.")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")


def page() -> str:
    """The whole reference page."""
    sets = {
        **{f"{case.name} (development)": [case] for case in scoring.answer_key()},
        **{
            f"development set, {name}": _cases(f"development/{file}")
            for file, name in LANGUAGES
        },
        **{
            f"held-out set, {name}, now": _cases(f"held_out/{file}") for file, name in LANGUAGES
        },
    }
    scores = {name: scoring.total(cases) for name, cases in sets.items()}
    everything = sum(scores.values(), NOTHING)
    return "\n".join(
        (
            INTRODUCTION,
            _figures(scores),
            _traps(),
            HELD_OUT,
            _calibration([case for cases in sets.values() for case in cases]),
            _mistakes(everything),
            _talks(),
            _key(),
            LIMITS,
        )
    )


def _cases(name: str) -> list[Case]:
    return list(scoring.cases_in(name))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def _figures(scores: dict[str, Score]) -> str:
    head = ("text", "promises", "right", "partly", "missed", "false", "precision", "recall")
    rows = [
        (
            name,
            score.promised,
            score.right,
            len(score.partly),
            len(score.missed),
            len(score.false),
            f"{score.precision:.2f}",
            f"{score.recall:.2f}",
        )
        for name, score in scores.items()
    ]
    return "## Figures\n\n" + _table(head, rows)


def _traps() -> str:
    rows = []
    for name in ("development", "held_out"):
        traps = _cases(f"{name}/traps")
        caught = sum(bool(propose_clauses(trap.text)) for trap in traps)
        rows.append((name.replace("_", "-"), len(traps), caught))
    head = ("traps: texts that promise nothing", "texts", "something proposed from")
    return _table(head, rows)


def _calibration(cases: Sequence[Case]) -> str:
    rows = []
    for lowest, highest in LEVELS:
        right, proposed = _at(cases, lowest, highest)
        share = f"{right / proposed:.2f}" if proposed else "–"
        rows.append((f"{lowest:.2f}–{min(highest, 1):.2f}", proposed, right, share))
    head = ("confidence", "proposed", "right", "share")
    return (
        "## Confidence against truth\n\nOver all texts above. The share lies above the level "
        "because the texts were developed on;\nread the levels as an order, not as odds.\n\n"
        + _table(head, rows)
    )


def _at(cases: Sequence[Case], lowest: float, highest: float) -> tuple[int, int]:
    """How many of the proposals at that confidence are right, and how many there are."""
    right = proposed = 0
    for case in cases:
        promised = [promise.terms for promise in case.promises]
        found = [p for p in propose_clauses(case.text) if lowest <= p.confidence < highest]
        proposed += len(found)
        right += sum(proposal.terms in promised for proposal in found)
    return right, proposed


def _mistakes(score: Score) -> str:
    lines = [
        *(
            f"- partly, {name}: `{ours.terms}` read as `{p.terms}`"
            for name, ours, p in score.partly
        ),
        *(f"- missed, {name}: `{promise.terms}`" for name, promise in score.missed),
        *(f"- false, {name}: `{p.terms}` from «{p.sentence}»" for name, p in score.false),
    ]
    return (
        "## Mistakes now\n\n" + ("\n".join(lines) if lines else "None in these texts.") + "\n"
    )


def _talks() -> str:
    rows = [(name, len(propose_clauses(scoring.seed(file)))) for file, name in TALKS]
    return "## Texts that are no agreements\n\n" + _table(("text", "clauses proposed"), rows)


def _key() -> str:
    rows = [
        (case.name, NAMES[type(promise.terms)], f"{promise.starts} …")
        for case in scoring.answer_key()
        for promise in case.promises
    ]
    return "## The answer key\n\n" + _table(("agreement", "clause", "stands at"), rows)


if __name__ == "__main__":
    main()
