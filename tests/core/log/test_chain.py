"""A council's log is whole, or it is said where it is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.log.chain import BEGINNING, Broken, Entry, Head, Wrong, seal, verify


def entry(number: int, facts: str = "{}") -> Entry:
    return Entry(
        council="0198",
        number=number,
        at=f"2026-11-21T04:56:{number % 60:02}.000000Z",
        who="0042",
        party="police",
        act="take_step",
        thing="version",
        thing_id="0007",
        facts=facts,
    )


def chained(entries: list[Entry]) -> list[tuple[Entry, str]]:
    before, out = BEGINNING, []
    for one in entries:
        before = seal(before, one)
        out.append((one, before))
    return out


def head(chain: list[tuple[Entry, str]]) -> Head:
    return Head(chain[-1][0].number, chain[-1][1]) if chain else Head()


LOG = chained([entry(number) for number in range(1, 8)])


def test_a_log_as_it_was_written_is_whole() -> None:
    assert verify(LOG, head(LOG)) is None


def test_a_council_where_nothing_happened_is_whole() -> None:
    assert verify([], Head()) is None


def test_the_seal_is_worked_out_by_hand() -> None:
    # printf '1:a1:b1:11:t0:0:2:å0:0:2:{}' | sha256sum  (coreutils 9.1)
    small = Entry("b", 1, "t", "", "", "å", "", "", "{}")
    assert seal("a", small) == (
        "5724c6d3f4ffda63608872d94757a5ed06ca3b4c0d835331d3caae639cc7b636"
    )


@pytest.mark.parametrize("field", ["at", "who", "party", "act", "thing", "thing_id", "facts"])
def test_an_entry_that_was_changed_is_found(field: str) -> None:
    forged = list(LOG)
    changed = replace(forged[3][0], **{field: "x"})  # type: ignore[arg-type]  # texts only
    forged[3] = (changed, forged[3][1])

    assert verify(forged, head(LOG)) == Broken(4, Wrong.CHANGED)


def test_an_entry_changed_and_sealed_anew_breaks_the_next() -> None:
    forged = list(LOG)
    changed = replace(forged[3][0], who="somebody else")
    forged[3] = (changed, seal(forged[2][1], changed))

    assert verify(forged, head(LOG)) == Broken(5, Wrong.CHANGED)


def test_an_entry_that_is_gone_is_found() -> None:
    assert verify(LOG[:2] + LOG[3:], head(LOG)) == Broken(3, Wrong.MISSING)


def test_an_entry_that_was_put_in_is_found() -> None:
    assert verify([*LOG[:2], LOG[1], *LOG[2:]], head(LOG)) == Broken(3, Wrong.MISSING)


def test_an_end_that_was_cut_off_is_found() -> None:
    assert verify(LOG[:5], head(LOG)) == Broken(6, Wrong.CUT_OFF)


def test_an_end_cut_off_with_its_head_is_found_by_a_head_written_down_before() -> None:
    shorter = LOG[:5]

    assert verify(shorter, head(shorter)) is None
    assert verify(shorter, head(shorter), anchors=[head(LOG)]) == Broken(6, Wrong.CUT_OFF)


def test_a_log_sealed_anew_from_the_beginning_is_found_by_a_head_written_down_before() -> None:
    anew = chained([replace(one, who="nobody") for one, _ in LOG])

    assert verify(anew, head(anew)) is None
    assert verify(anew, head(anew), anchors=[head(LOG[:4])]) == Broken(4, Wrong.REWRITTEN)


TEXT = st.text(max_size=20)
ENTRIES = st.builds(Entry, TEXT, st.just(1), TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)


@given(ENTRIES, ENTRIES)
def test_two_entries_are_sealed_alike_only_if_they_are_alike(one: Entry, other: Entry) -> None:
    assert (seal(BEGINNING, one) == seal(BEGINNING, other)) is (one == other)


@given(st.integers(1, 12), st.data())
def test_whatever_is_taken_out_or_swapped_is_found(length: int, data: st.DataObject) -> None:
    log = chained([entry(number) for number in range(1, length + 1)])
    order = data.draw(st.permutations(range(length)))
    kept = order[: data.draw(st.integers(0, length))]
    forged = [log[place] for place in kept]

    assert (verify(forged, head(log)) is None) is (forged == log)
