from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.agreements import kinds
from samrad.core.agreements.checking import why_not
from samrad.core.agreements.kinds import KINDS, NAMES, Terms
from samrad.core.agreements.writing import terms_from_json, terms_to_json
from samrad.core.basics.refusals import Refused
from samrad.core.people.roles import Role

RANGES = {
    "per_year": (1, 52),
    "days": (0, 365),
    "within_days": (0, 365),
    "every_years": (1, 20),
}


def values(name: str, wanted: Any) -> st.SearchStrategy[Any]:
    if get_origin(wanted) is UnionType:
        return st.none() | values(name, get_args(wanted)[0])
    if wanted is int:
        return st.integers(*RANGES.get(name, (1, 120)))
    if get_origin(wanted) is not tuple:
        return st.from_type(wanted)
    (item, *_) = get_args(wanted)
    if item is int:
        months = st.lists(st.integers(1, 12), unique=True)
        return months.map(lambda found: tuple(sorted(found)))
    if item is str:
        letters = st.text("abcæøå -", min_size=1, max_size=200).map(str.strip).filter(bool)
        return st.lists(letters, min_size=1, unique=True).map(tuple)
    return st.lists(st.sampled_from(item), unique=True).map(tuple)


def terms_of(kind: type[Terms]) -> st.SearchStrategy[Terms]:
    hints = get_type_hints(kind)
    fields: dict[str, st.SearchStrategy[Any]] = {n: values(n, t) for n, t in hints.items()}
    return st.builds(kind, **fields)


@given(st.sampled_from(list(KINDS.values())).flatmap(terms_of))
def test_every_kind_comes_back_as_it_was_written(terms: Terms) -> None:
    assert why_not(terms) is None
    assert terms_from_json(NAMES[type(terms)], terms_to_json(terms)) == terms


def test_json_holds_words_and_lists_only() -> None:
    terms = kinds.Composition(chair=Role.MAYOR, members=(Role.MAYOR, Role.POLICE_CHIEF))

    assert terms_to_json(terms) == {
        "chair": "mayor",
        "secretary": None,
        "leading_positions": False,
        "deputies": False,
        "members": ["mayor", "police_chief"],
    }


def test_a_field_left_out_gets_its_default() -> None:
    assert terms_from_json("meetings", {"per_year": 4}) == kinds.Meetings(4)
    assert terms_from_json("action_plan", {}) == kinds.ActionPlan()


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("parties", {}, "terms.unknown_kind"),
    ("meetings", {"per_year": 4, "place": "rådhuset"}, "terms.unknown_field"),
    ("meetings", {}, "terms.missing_field"),
    ("meetings", {"per_year": "4"}, "terms.wrong_type"),
    ("meetings", {"per_year": True}, "terms.wrong_type"),
    ("meetings", {"per_year": None}, "terms.wrong_type"),
    ("meetings", {"per_year": 4, "months": 2}, "terms.wrong_type"),
    ("meetings", {"per_year": 4, "months": [2.0]}, "terms.wrong_type"),
    ("meetings", {"per_year": 4, "months": "februar"}, "terms.wrong_type"),
    ("composition", {"chair": "king"}, "terms.wrong_type"),
    ("composition", {"members": ["mayor", ["mayor"]]}, "terms.wrong_type"),
    ("meetings", {"per_year": 0}, "terms.out_of_range"),
    ("meetings", {"per_year": 400}, "terms.out_of_range"),
    ("meetings", {"per_year": 4, "months": [13]}, "terms.out_of_range"),
    ("agenda_notice", {"days": -1}, "terms.out_of_range"),
]


@pytest.mark.parametrize(("kind", "data", "code"), REFUSED)
def test_what_cannot_be_terms_is_refused(kind: str, data: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as caught:
        terms_from_json(kind, data)

    assert caught.value.refusal.code == code
