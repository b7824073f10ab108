"""Every method of the contract has its card."""

from pathlib import Path

import print_methods
import pytest

METHODS = {
    "figures.change": {"compare_counts", "compare_many"},
    "figures.rates": {"crude_rate", "standardised_rate", "standardised_ratio"},
    "figures.funnel": {"funnel", "overdispersion"},
    "figures.multiplicity": {"benjamini_hochberg", "benjamini_yekutieli", "holm"},
    "figures.trend": {"quasi_poisson_trend"},
    "figures.harm": {"harm_score"},
    "figures.span": {"same_period"},
    "figures.composition": {"composition", "shift_share"},
    "figures.compared": {"finding", "between"},
    "figures.findings": {"what_changed", "dispersion_by_indicator"},
    "effects.displacement": {
        "weighted_displacement_difference",
        "harm_weighted",
        "displacement_quotient",
    },
    "effects.difference": {"difference_in_differences", "negative_binomial_difference"},
    "effects.few_areas": {"wild_cluster_bootstrap", "randomisation"},
    "effects.interrupted": {"segmented_poisson"},
    "effects.placebo": {"placebo_dates"},
    "effects.power": {"smallest_detectable", "can_we_see"},
}
CARDS = {
    (module.__name__, card.name): card
    for module in print_methods._modules()
    for card in print_methods._cards(module)
}


@pytest.mark.parametrize("module", METHODS)
def test_every_method_has_its_card(module: str) -> None:
    found = {name for where, name in CARDS if where == f"samrad.core.{module}"}

    assert found == METHODS[module]


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: str(card.name))
def test_a_card_names_every_argument_and_what_is_refused(card: print_methods.Card) -> None:
    entries = print_methods._entries(card.sections.get("Args", []))
    code = card.function.__code__
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]

    assert tuple(name for name, _ in entries) == arguments
    assert {"Returns", "Raises"} <= card.sections.keys()


def test_a_result_of_one_or_many_series_shows_its_fields() -> None:
    page = print_methods.pages(Path("methods"))[Path("methods/interrupted.md")]()

    assert "| `level_ratio` | The level at the start over" in page


def test_the_list_of_cards_links_to_each() -> None:
    text = print_methods.pages(Path("methods"))[Path("methods/README.md")]()

    assert "| [change](change.md#compare_counts) | `compare_counts` | Compare two" in text
