"""When two spellings are the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.basics.places.spelling import bare, nordic, without_title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LØRENSKOG", "Loerenskog"),
        ("Ål", "aal"),
        ("Sør-Varanger", " sør  varanger "),
        ("Malmö", "Malmø"),
        ("Gävle", "Gaevle"),
    ],
)
def test_the_same_name_spelled_in_two_ways(one: str, other: str) -> None:
    assert nordic(one) == nordic(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Habo", "Håbo"), ("Hol", "Høl"), ("Våle", "Våler")]
)
def test_names_that_differ_in_a_nordic_letter_are_two(one: str, other: str) -> None:
    assert nordic(one) != nordic(other)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Lørenskog", "lorenskog"),
        ("Bærum", "barum"),
        ("Åmål", "amal"),
        ("Unjárga", "unjarga"),
        ("Fuolldá", "fuollda"),
        ("Evenášši", "evenassi"),
    ],
)
def test_a_name_typed_with_a_to_z_only(name: str, typed: str) -> None:
    assert bare(name) == typed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Løten", ("Løten",)),
        ("Løten kommune", ("løten",)),
        ("Lunds kommun", ("lunds", "lund")),
        ("Voss herad", ("voss", "vos")),
    ],
)
def test_the_title_of_a_municipality_is_not_its_name(
    written: str, meant: tuple[str, ...]
) -> None:
    assert without_title(written) == meant


@given(st.text("abcdefghijklmnopqrstuvwxyzæøåäö -ÆØÅ", max_size=20))
def test_a_name_is_found_however_its_letters_were_lost(name: str) -> None:
    assert nordic(nordic(name)) == nordic(name)
    assert nordic(name.upper()) == nordic(name)
    assert bare(name).isascii()
