"""From a code or a name to the municipality, as people type them."""

from datetime import date

import pytest

from samrad.core.basics.countries import Country
from samrad.core.basics.places.lookup import (
    code_on,
    entries_of,
    entry_on,
    find_municipality,
    municipalities_on,
    municipality,
    municipality_of,
)
from samrad.core.basics.places.municipality import Municipality
from samrad.core.basics.refusals import Refusal

NO, SE = Country.NORWAY, Country.SWEDEN


def known(key: str) -> Municipality:
    found = municipality(key)
    assert isinstance(found, Municipality)
    return found


CODES_ON_A_DAY = [
    ("no.lorenskog", "2019-12-31", "0230"),
    ("no.lorenskog", "2020-01-01", "3029"),
    ("no.lorenskog", "2023-12-31", "3029"),
    ("no.lorenskog", "2024-01-01", "3222"),
    ("no.loten", "2018-06-01", "0415"),
    ("no.loten", "2020-01-01", "3412"),
    ("no.loten", "2024-01-01", "3412"),
    ("no.fla", "2019-05-01", "0615"),
    ("no.fla", "2020-05-01", "3039"),
    ("no.fla", "2024-05-01", "3320"),
    ("no.nesbyen", "2019-05-01", "0616"),
    ("no.nesbyen", "2020-05-01", "3040"),
    ("no.nesbyen", "2024-05-01", "3322"),
    ("no.gol", "2019-05-01", "0617"),
    ("no.gol", "2020-05-01", "3041"),
    ("no.gol", "2024-05-01", "3324"),
    ("no.hemsedal", "2019-05-01", "0618"),
    ("no.hemsedal", "2020-05-01", "3042"),
    ("no.hemsedal", "2024-05-01", "3326"),
    ("no.al", "2019-05-01", "0619"),
    ("no.al", "2020-05-01", "3043"),
    ("no.al", "2024-05-01", "3328"),
    ("no.hol", "2019-05-01", "0620"),
    ("no.hol", "2020-05-01", "3044"),
    ("no.hol", "2024-05-01", "3330"),
    ("no.alesund", "2019-12-31", "1504"),
    ("no.alesund", "2020-01-01", "1507"),
    ("no.alesund", "2024-01-01", "1508"),
    ("no.haram-1534", "2019-12-31", "1534"),
    ("no.haram-1580", "2024-01-01", "1580"),
    ("se.lund", "2003-01-01", "1281"),
    ("se.heby", "2006-12-31", "1917"),
    ("se.heby", "2007-01-01", "0331"),
    ("se.knivsta", "2003-01-01", "0330"),
]


@pytest.mark.parametrize(("key", "day", "code"), CODES_ON_A_DAY)
def test_the_code_of_a_municipality_on_a_day(key: str, day: str, code: str) -> None:
    assert code_on(known(key), date.fromisoformat(day)) == code


@pytest.mark.parametrize(("key", "code"), [(key, code) for key, _, code in CODES_ON_A_DAY])
def test_each_of_its_codes_leads_to_the_municipality(key: str, code: str) -> None:
    assert municipality_of(known(key).country, code) == known(key)


@pytest.mark.parametrize(
    ("key", "day"),
    [("no.haram-1534", "2020-01-01"), ("no.haram-1580", "2023-12-31"), ("no.re", "2001-12-31")],
)
def test_a_municipality_has_no_code_on_a_day_it_did_not_exist(key: str, day: str) -> None:
    on = date.fromisoformat(day)

    answer = code_on(known(key), on)

    assert answer == Refusal("place.not_there_on", {"name": known(key).name, "day": on})
    assert entry_on(known(key), on) == answer


def test_the_name_of_a_day_stands_beside_the_code() -> None:
    nes = entry_on(known("no.nesbyen"), date(2019, 5, 1))

    assert not isinstance(nes, Refusal)
    assert nes.label == "0616 Nes (Buskerud)"
    assert known("no.nesbyen").name == "Nesbyen"
    assert known("no.nesbyen").latest.label == "3322 Nesbyen"


SUGGESTIONS = [
    ("a lost leading zero", NO, "230", ("0230 Lørenskog",)),
    ("a lost leading zero in Sweden", SE, "331", ("0331 Heby",)),
    ("code and name together", NO, "3222 Lørenskog", ("3222 Lørenskog",)),
    ("the code of a statistics table", NO, "K-3222", ("3222 Lørenskog",)),
    ("a name", NO, "Lørenskog", ("3222 Lørenskog",)),
    ("a name with a slip of the pen", NO, "Lillehammar", ("3405 Lillehammer",)),
    ("a name two have", NO, "våler", ("3419 Våler (Innlandet)", "3114 Våler (Østfold)")),
    ("a Swedish name in Norway", NO, "Landskrona", ()),
    ("nothing like a code or a name", NO, "qqqq", ()),
    ("a code nobody has", NO, "9998", ()),
    ("nothing at all", NO, "", ()),
]


@pytest.mark.parametrize(("case", "country", "typed", "meant"), SUGGESTIONS)
def test_an_unknown_code_is_refused_with_what_may_be_meant(
    case: str, country: Country, typed: str, meant: tuple[str, ...]
) -> None:
    refusal = Refusal("place.unknown_code", {"code": typed, "suggestions": meant})

    assert municipality_of(country, typed) == refusal, case
    assert entries_of(country, typed) == refusal


def test_a_swedish_code_is_not_a_norwegian_one() -> None:
    assert isinstance(municipality_of(NO, "1281"), Refusal)
    assert municipality_of(SE, "1281") == known("se.lund")
    assert municipality_of(NO, "1112") == known("no.lund")


def test_a_code_two_have_had_needs_a_day() -> None:
    candidates = ("0716 Våle", "0716 Re")

    assert municipality_of(NO, "0716") == Refusal(
        "place.code_had_several", {"code": "0716", "candidates": candidates}
    )
    assert municipality_of(NO, "0716", on=date(2001, 12, 31)) == known("no.vale")
    assert municipality_of(NO, "0716", on=date(2002, 1, 1)) == known("no.re")


def test_a_code_is_refused_on_a_day_it_was_not_in_force() -> None:
    day = date(2020, 1, 1)

    assert municipality_of(NO, "0230", on=day) == Refusal(
        "place.code_not_in_force", {"code": "0230", "day": day}
    )


def test_an_unknown_key_is_refused() -> None:
    assert municipality("no.atlantis") == Refusal("place.unknown_key", {"key": "no.atlantis"})


NAMES = [
    ("Løten", None, ["no.loten"]),
    ("LØTEN", None, ["no.loten"]),
    ("Loten", None, ["no.loten"]),
    ("Loeten kommune", None, ["no.loten"]),
    ("Lørenskog kommune", NO, ["no.lorenskog"]),
    ("Lunds kommun", SE, ["se.lund"]),
    ("Borås kommun", SE, ["se.boras"]),
    ("Voss herad", NO, ["no.voss"]),
    ("Lund", None, ["no.lund", "se.lund"]),
    ("Aal", NO, ["no.al"]),
    ("ål", NO, ["no.al"]),
    ("Sør Varanger", NO, ["no.sor-varanger"]),
    ("Malmø", None, ["se.malmo"]),
    ("Habo", SE, ["se.habo-0643"]),
    ("Haabo", SE, ["se.habo-0305"]),
    ("Karasjok", NO, ["no.karasjok"]),
    ("Karasjohka", NO, ["no.karasjok"]),
    ("Kárášjohka - Karasjok", NO, ["no.karasjok"]),
    ("Tråante", NO, ["no.trondheim"]),
    ("Borre", NO, ["no.horten"]),
    ("Nes", NO, ["no.nes", "no.nesbyen"]),
    ("Våler", NO, ["no.valer-innlandet", "no.valer-ostfold"]),
    ("Herøy", NO, ["no.heroy-more-og-romsdal", "no.heroy-nordland"]),
    ("Os", NO, ["no.os-hedmark", "no.os-hordaland"]),
    ("Haram", NO, ["no.haram-1580", "no.haram-1534"]),
]


@pytest.mark.parametrize(("typed", "country", "keys"), NAMES)
def test_a_name_finds_all_who_have_or_had_it(
    typed: str, country: Country | None, keys: list[str]
) -> None:
    found = find_municipality(typed, country=country)

    assert not isinstance(found, Refusal)
    assert [one.key for one in found] == keys


def test_an_unknown_name_is_refused_with_those_alike() -> None:
    suggestions = ("3222 Lørenskog", "1523 Ørskog")

    assert find_municipality("Lørnskog") == Refusal(
        "place.unknown_name", {"name": "Lørnskog", "suggestions": suggestions}
    )
    assert find_municipality("Lillehammar", country=SE) == Refusal(
        "place.unknown_name", {"name": "Lillehammar", "suggestions": ()}
    )


@pytest.mark.parametrize(
    ("country", "day", "many"),
    [
        (NO, "1994-01-01", 435),
        (NO, "2017-12-31", 426),
        (NO, "2018-01-01", 422),
        (NO, "2019-12-31", 422),
        (NO, "2020-01-01", 356),
        (NO, "2023-12-31", 356),
        (NO, "2024-01-01", 357),
        (SE, "2003-01-01", 290),
        (SE, "2007-01-01", 290),
        (SE, "2026-01-01", 290),
        (SE, "2002-12-31", 0),
    ],
)
def test_as_many_municipalities_as_there_were(country: Country, day: str, many: int) -> None:
    assert len(municipalities_on(country, date.fromisoformat(day))) == many


def test_the_municipalities_of_a_day_stand_in_the_order_of_that_days_codes() -> None:
    then = municipalities_on(NO, date(2019, 1, 1))

    # Rindal had just moved to Trøndelag and got its newest number.
    assert [one.key for one in then[:3]] == ["no.halden", "no.moss", "no.sarpsborg"]
    assert then[-1].key == "no.rindal"
