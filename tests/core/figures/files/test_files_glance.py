"""What is shown of a file is the same after it was kept between two pages."""

import json

from delivering import DAY, grid
from samrad.core.basics.countries import Country
from samrad.core.figures.files.differences import Told, differences, key_of
from samrad.core.figures.files.glance import MOST_FIGURES, MOST_PROBLEMS, FileRead, glance_at
from samrad.core.figures.files.keeping import glance_as_kept, kept_glance
from samrad.core.figures.files.saying import Said, lay
from samrad.core.figures.files.stages import AT_WORK, STEPS, Stage
from samrad.core.figures.files.understanding import (
    TOLD_EACH,
    Asked,
    Telling,
    tell_nobody,
    understand,
)

FILE = "tema;2023;2024;merknad\nVold;22;..;a\nUro;<5;4;b\nTyveri;;1 702;c\nHærverk;mye;3;d\n"


def read(text: str, told: Telling = tell_nobody) -> FileRead:
    sheet, said = grid(text), Said(place="3412")
    laid = lay([sheet], said)
    asked = Asked(Country.NORWAY, DAY)
    found = understand(laid.table, laid.columns, sheet, asked, told)
    return FileRead(("",), laid, said, found)


def test_a_glance_that_was_kept_is_the_same() -> None:
    file = read(FILE)
    known = {key_of(one): Told(1.0, released=True) for one in file.read.figures[:2]}
    seen = glance_at(file, differences(known, known, file.read.figures), is_summed=bool)
    plain = json.loads(json.dumps(glance_as_kept(seen)))

    assert kept_glance(plain) == seen
    assert (seen.weighed.figures, seen.weighed.problems, seen.weighed.contradicts) == (7, 1, 2)
    assert (seen.hidden, seen.blanks, seen.summed, seen.first) == (3, 1, True, ())


def test_of_a_long_file_the_first_is_shown_and_all_is_counted() -> None:
    rows = "".join(f"Sak {n};{n};mange\n" for n in range(80))
    file = read("tema;2023;2024\n" + rows)
    seen = glance_at(file, differences({}, (), file.read.figures), is_summed=lambda _: False)

    assert (len(seen.first), len(seen.wrong)) == (MOST_FIGURES, MOST_PROBLEMS)
    assert (seen.weighed.figures, seen.weighed.new, seen.weighed.problems) == (80, 80, 80)


def test_a_long_file_tells_how_far_it_is_and_can_be_stopped() -> None:
    rows = "".join(f"Sak {n};{n}\n" for n in range(2 * TOLD_EACH + 1))
    told: list[int] = []
    read("tema;2024\n" + rows, told.append)
    assert told == [0, TOLD_EACH, 2 * TOLD_EACH]


def test_the_worker_always_comes_to_an_end() -> None:
    assert all(STEPS[stage] - AT_WORK for stage in AT_WORK)
    assert {stage for stage in Stage if not STEPS[stage]} == {Stage.DIRECT, Stage.TAKEN}
