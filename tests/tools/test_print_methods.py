"""Every method of the contract has its card."""

from pathlib import Path

import print_methods
import pytest

METHODS = {
    "change": {"compare_counts", "compare_many"},
    "rates": {"crude_rate", "standardised_rate", "standardised_ratio"},
    "funnel": {"funnel", "overdispersion"},
    "multiplicity": {"benjamini_hochberg", "benjamini_yekutieli", "holm"},
    "trend": {"quasi_poisson_trend"},
    "harm": {"harm_score"},
    "span": {"same_period"},
    "composition": {"composition", "shift_share"},
    "compared": {"finding", "between"},
    "findings": {"what_changed", "dispersion_by_indicator"},
}
CARDS = {
    (module.__name__, card.name): card
    for module in print_methods._modules()
    for card in print_methods._cards(module)
}


@pytest.mark.parametrize("module", METHODS)
def test_every_method_has_its_card(module: str) -> None:
    found = {name for where, name in CARDS if where == f"samrad.core.figures.{module}"}

    assert found == METHODS[module]


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: str(card.name))
def test_a_card_names_every_argument_and_what_is_refused(card: print_methods.Card) -> None:
    entries = print_methods._entries(card.sections.get("Args", []))
    code = card.function.__code__
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]

    assert tuple(name for name, _ in entries) == arguments
    assert {"Returns", "Raises"} <= card.sections.keys()


def test_the_list_of_cards_links_to_each() -> None:
    text = print_methods.pages(Path("methods"))[Path("methods/README.md")]()

    assert "| [change](change.md#compare_counts) | `compare_counts` | Compare two" in text
