"""Releasing the police's figures: until they are, only the police see them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrad.core.basics.refusals import Refusal


class Basis(StrEnum):
    """On which legal basis figures are handed over; statistics only, never persons."""

    # Politiregisterloven § 24 no. 2: secrecy does not stop statistical form.
    NO_STATISTICAL_FORM = "no.politiregisterloven.24.2"
    # The general picture (lägesbild), in which nothing is secret: Brå's advice to partners.
    SE_GENERAL_PICTURE = "se.general_picture"
    # Lag (2023:196) 8 §: the police take part in and contribute to the picture.
    SE_COOPERATION = "se.2023-196"


class Detail(StrEnum):
    """How fine the figures are."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    SMALL_AREA = "small_area"


@dataclass(frozen=True, slots=True)
class Release:
    """What the police say when they release figures.

    Attributes:
        basis: The legal basis.
        detail: How fine they are.
        public: Whether they may be shown outside the council.
        until: The last day they are released, or None for no end.
    """

    basis: Basis
    detail: Detail
    public: bool = False
    until: date | None = None


def why_not_release(release: Release, *, country: str, on: date) -> Refusal | None:
    """Why figures may not be released so on the day `on`, or None if they may."""
    if not release.basis.startswith(country.lower() + "."):
        return Refusal("release.basis_of_another_country")
    if release.until is not None and release.until < on:
        return Refusal("release.over_already", {"until": release.until})
    if release.public and release.detail is Detail.SMALL_AREA:
        return Refusal("release.too_fine_for_the_public")
    return None


def is_released(until: date | None, withdrawn: date | None, *, on: date) -> bool:
    """Whether a release counts on the day `on`."""
    return withdrawn is None and (until is None or on <= until)
