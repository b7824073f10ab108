"""Two secretaries in the same text: what both wrote is there, and nobody's line is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.meetings.merging import Writers, lines_to_choose, merge, read_lines

KARI_AND_OLA = Writers("Kari", "Ola")
BASE = "Saken ble drøftet.\nTorget er mørkt.\nNeste møte i november."

CASES = [
    (
        "nobody changed anything",
        BASE,
        BASE,
        BASE,
    ),
    (
        "only the other changed a line",
        BASE.replace("mørkt", "mørkt om kvelden"),
        BASE,
        BASE.replace("mørkt", "mørkt om kvelden"),
    ),
    (
        "each changed another line",
        BASE.replace("drøftet", "drøftet grundig"),
        BASE.replace("november", "desember"),
        "Saken ble drøftet grundig.\nTorget er mørkt.\nNeste møte i desember.",
    ),
    (
        "each changed one of two lines that stand together",
        BASE.replace("mørkt", "mørkt om kvelden"),
        BASE.replace("november", "desember"),
        "Saken ble drøftet.\nTorget er mørkt om kvelden.\nNeste møte i desember.",
    ),
    (
        "both wrote the same",
        BASE.replace("november", "desember"),
        BASE.replace("november", "desember"),
        "Saken ble drøftet.\nTorget er mørkt.\nNeste møte i desember.",
    ),
    (
        "both added a line at the end",
        f"{BASE}\nPolitiet orienterte.",
        f"{BASE}\nKommunen orienterte.",
        f"{BASE}\nPolitiet orienterte.\nKommunen orienterte.",
    ),
    (
        "both changed the same line, so a person chooses",
        BASE.replace("mørkt", "mørkt om kvelden"),
        BASE.replace("mørkt", "utrygt"),
        (
            "Saken ble drøftet.\n⟪Kari⟫ Torget er mørkt om kvelden.\n⟪Ola⟫ Torget er utrygt.\n"
            "Neste møte i november."
        ),
    ),
    (
        "one took out a line that the other left alone",
        BASE,
        "Saken ble drøftet.\nNeste møte i november.",
        "Saken ble drøftet.\nNeste møte i november.",
    ),
    (
        "one took out a line that the other went on with",
        BASE.replace("mørkt", "mørkt om kvelden"),
        "Saken ble drøftet.\nNeste møte i november.",
        "Saken ble drøftet.\nTorget er mørkt om kvelden.\nNeste møte i november.",
    ),
]


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_two_wrote_at_once(theirs: str, mine: str, merged: str) -> None:
    assert merge(BASE, theirs, mine, KARI_AND_OLA) == merged


def test_who_goes_on_typing_in_a_line_that_two_changed_keeps_the_name_before_it() -> None:
    sent, there = "Torget er utrygt", "⟪Kari⟫ Torget er mørkt\n⟪Ola⟫ Torget er utrygt"

    went_on = merge(sent, there, "Torget er utrygt om kvelden", KARI_AND_OLA)

    assert went_on == "⟪Kari⟫ Torget er mørkt\n⟪Ola⟫ Torget er utrygt om kvelden"


def test_choosing_one_of_the_lines_takes_the_names_away() -> None:
    both = "⟪Kari⟫ Torget er mørkt\n⟪Ola⟫ Torget er utrygt"
    meanwhile = f"{both}\nPolitiet orienterte."

    chosen = merge(both, meanwhile, "Torget er mørkt og utrygt", KARI_AND_OLA)

    assert lines_to_choose(both) == (1, 2)
    assert chosen == "Torget er mørkt og utrygt\nPolitiet orienterte."
    assert lines_to_choose(chosen) == ()


# --- properties ----------------------------------------------------------------------------

# Few different lines, so that the same ones come up on both sides, twice, and empty.
FEW = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e"]), max_size=6).map("\n".join)


def words(text: str) -> Counter[str]:
    return Counter(line.words for line in read_lines(text))


@given(base=FEW, theirs=FEW, mine=FEW)
def test_no_line_that_somebody_added_is_lost(base: str, theirs: str, mine: str) -> None:
    merged = words(merge(base, theirs, mine, KARI_AND_OLA))

    for side in (theirs, mine):
        added = words(side) - words(base)
        assert all(merged[line] >= number for line, number in added.items() if line)


@given(base=FEW, theirs=FEW, mine=FEW)
def test_nothing_is_there_that_nobody_wrote(base: str, theirs: str, mine: str) -> None:
    merged = words(merge(base, theirs, mine, KARI_AND_OLA))

    assert merged.keys() - {""} <= words(theirs).keys() | words(mine).keys()


@given(base=FEW, one=FEW)
def test_who_changed_nothing_takes_nothing_away(base: str, one: str) -> None:
    assert merge(base, one, base, KARI_AND_OLA) == one
    assert merge(base, base, one, KARI_AND_OLA) == one
    assert merge(base, one, one, KARI_AND_OLA) == one


@given(base=FEW, theirs=FEW, mine=FEW)
def test_it_does_not_matter_who_sent_first(base: str, theirs: str, mine: str) -> None:
    one_way = merge(base, theirs, mine, KARI_AND_OLA)
    other_way = merge(base, mine, theirs, Writers("Ola", "Kari"))

    assert Counter(one_way.split("\n")) == Counter(other_way.split("\n"))


@st.composite
def changed_by_two(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text, and what two people made of it: lines taken out, changed, added; none moved."""
    base = [f"line {n}" for n in range(draw(st.integers(0, 4)))]
    return "\n".join(base), changed(draw, base), changed(draw, base)


def changed(draw: st.DrawFn, base: list[str]) -> str:
    side = []
    for n, line in enumerate([*base, ""]):
        side += [f"{new}{n}" for new in sorted(draw(st.sets(st.sampled_from("abc"))))]
        side += [line] if line and draw(st.booleans()) else []
    return "\n".join(side)


@given(changed_by_two())
def test_sending_the_same_again_changes_nothing(texts: tuple[str, str, str]) -> None:
    base, theirs, mine = texts
    once = merge(base, theirs, mine, KARI_AND_OLA)

    assert merge(base, once, mine, KARI_AND_OLA) == once
    assert merge(base, once, theirs, Writers("Ola", "Kari")) == once
