"""Names in the order in which people look them up."""

import pytest

from samrad.core.basics.sorting import alphabetical


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("nb", ["Asker", "Zoo", "Ærfugl", "Øst", "Aa", "Ås"]),
        ("nn", ["Gol", "Hol", "Ål"]),
        ("sv", ["Aneby", "Kalmar", "Öckerö"]),
        ("sv", ["Zinkgruvan", "Åmål", "Älmhult", "Örebro"]),
        ("nb", ["Andebu", "André", "Anita"]),
        ("nb", ["Älmhult-lag", "Ærø", "Örebro-lag", "Øygarden", "Åmot"]),
    ],
)
def test_names_stand_as_in_the_dictionary(language: str, names: list[str]) -> None:
    mixed = [*names[1:], names[0]]
    assert sorted(mixed, key=lambda name: alphabetical(name, language)) == names


def test_how_a_letter_is_written_does_not_matter() -> None:
    assert alphabetical("A\u030as", "nb") == alphabetical("ÅS", "nb")
