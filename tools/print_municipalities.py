"""Print the register of municipalities from a folder of the statistics offices' lists.

    python tools/print_municipalities.py SOURCE_DIR > \
        src/samrad/core/basics/places/municipalities.csv

SOURCE_DIR holds
    norway/klass131_graph_vertices.csv   code, label, validFrom, validTo (the day after)
    norway/klass131_graph_edges.csv      from, to (places in the list above, from 1)
    sweden/municipalities.json           code to name
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from samrad.core.basics.places.spelling import bare, nordic

HEADER = """\
# Municipality codes of Norway in force since 1994-01-01 and of Sweden since 2003-01-01.
# Norway: Statistics Norway (SSB), Klass 131 "Standard for kommuneinndeling", NLOD/CC BY 4.0.
# Sweden: Statistics Sweden (SCB), "Län och kommuner i kodnummerordning", CC0.
# Printed by tools/print_municipalities.py; do not edit. since and until: first and last day
# (Sweden's earlier years are left out). into: the codes of the area on the day after until.
key;code;name;region;since;until;into"""

NORWAY_SINCE = date(1994, 1, 1)
SWEDEN_SINCE = date(2003, 1, 1)
# Keys are made of the names of this day (or a municipality's last before, or first after),
# so that a later renaming changes no key.
NAMED_ON = date(2024, 1, 1)
NOT_A_MUNICIPALITY = "9999"  # "Uoppgitt"
# What the Swedish list, which holds today's codes only, does not tell.
SWEDISH_CHANGES = {
    "0331": ("1917", "Heby", date(2007, 1, 1)),  # moved from Västmanland to Uppsala county
    "2023": ("2023", "Malung", date(2008, 1, 1)),  # renamed Malung-Sälen
}


@dataclass(slots=True, eq=False)
class Version:
    """A stretch of days with one code and one name, linked to what came before and after."""

    code: str
    name: str
    region: str
    since: date
    ends: date | None  # the day after the last
    before: "list[Version]" = field(default_factory=list)
    after: "list[Version]" = field(default_factory=list)


def main() -> None:
    """Print the register made from the folder named on the command line."""
    print(printed(Path(sys.argv[1])), end="")


def printed(source: Path) -> str:
    """The whole register, as the text of its file."""
    norway = lineages(joined(norwegian(source / "norway")))
    sweden = lineages(swedish(source / "sweden"))
    lines = [*lines_of("no", norway), *lines_of("se", sweden)]
    return "\n".join([HEADER, *lines]) + "\n"


def norwegian(folder: Path) -> list[Version]:
    """The versions of Klass 131 in force since 1994, linked by its change graph."""
    with (folder / "klass131_graph_vertices.csv").open(encoding="utf-8") as file:
        versions = [version(row) for row in csv.DictReader(file)]
    kept = {one for one in versions if one.ends is None or one.ends > NORWAY_SINCE}
    with (folder / "klass131_graph_edges.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            # The graph counts vertices from 1 in the order of the file, not by their names.
            one, later = versions[int(row["from"]) - 1], versions[int(row["to"]) - 1]
            if one in kept:
                one.after.append(later)
                later.before.append(one)
    return [one for one in versions if one in kept and one.code != NOT_A_MUNICIPALITY]


def version(row: Mapping[str, str]) -> Version:
    """One vertex; "Våler (Østfold)" is the name Våler in the region Østfold."""
    name, _, region = row["label"].strip().partition(" (")
    ends = None if row["validTo"] == "NA" else date.fromisoformat(row["validTo"])
    since = date.fromisoformat(row["validFrom"])
    return Version(row["code"], name, region.removesuffix(")"), since, ends)


def joined(versions: Iterable[Version]) -> list[Version]:
    """The versions without those steps at which neither code, name nor area changed.

    Klass adds and drops the region behind a name from one edition to the next.
    """
    result = []
    for one in sorted(versions, key=lambda each: each.since):
        previous = one.before[0] if len(one.before) == 1 else None
        if previous and previous.after == [one] and same_label(previous, one):
            previous.ends, previous.after = one.ends, one.after
            previous.region = previous.region or one.region
            for later in one.after:
                later.before[later.before.index(one)] = previous
        else:
            result.append(one)
    return result


def same_label(one: Version, other: Version) -> bool:
    """Whether two versions have the same code and name."""
    return (one.code, one.name) == (other.code, other.name)


def swedish(folder: Path) -> list[Version]:
    """The versions of the Swedish list, with the changes it does not tell."""
    names: dict[str, str] = json.loads(
        (folder / "municipalities.json").read_text(encoding="utf-8")
    )
    result = []
    for code, name in names.items():
        now = Version(code, name, "", SWEDEN_SINCE, None)
        if code in SWEDISH_CHANGES:
            old, old_name, day = SWEDISH_CHANGES[code]
            was = Version(old, old_name, "", SWEDEN_SINCE, day, after=[now])
            now.since, now.before = day, [was]
            result.append(was)
        result.append(now)
    return result


def lineages(versions: Iterable[Version]) -> list[list[Version]]:
    """The versions of each municipality, oldest first.

    A municipality goes on in what it alone became, and otherwise in the one with its name:
    Kristiansund swallowed Frei and stays Kristiansund; Våle and Ramnes end, Re is new.
    """
    chains: dict[int, list[Version]] = {}
    for one in sorted(versions, key=lambda each: each.since):
        own = [each for each in one.before if goes_on(each, one)]
        if len(own) > 1:
            raise ValueError(f"{one.code} {one.name} would continue several municipalities")
        chain = chains[id(own[0])] if own else []
        if own and chain[-1] is not own[0]:
            raise ValueError(f"{own[0].code} {own[0].name} would continue in several")
        chain.append(one)
        chains[id(one)] = chain
    return list({id(chain): chain for chain in chains.values()}.values())


def goes_on(one: Version, later: Version) -> bool:
    """Whether `later` is the same municipality as `one`."""
    alone = one.after == [later] and later.before == [one]
    return alone or not names_of(one).isdisjoint(names_of(later))


def names_of(one: Version) -> set[str]:
    """Each language's name by itself."""
    return {nordic(name) for name in one.name.split(" - ")}


def lines_of(country: str, chains: list[list[Version]]) -> Iterator[str]:
    """The register's lines of one country, by key and day."""
    by_name: defaultdict[str, set[int]] = defaultdict(set)
    for number, chain in enumerate(chains):
        for one in chain:
            by_name[one.name].add(number)
    keyed = sorted(zip(keys(country, chains), chains, strict=True), key=lambda pair: pair[0])
    for key, chain in keyed:
        for one in chain:
            shared = len(by_name[one.name]) > 1
            yield line(key, one if shared else replace(one, region=""))


def line(key: str, one: Version) -> str:
    """One line of the register."""
    last = (one.ends - timedelta(days=1)).isoformat() if one.ends else ""
    into = " ".join(sorted(later.code for later in one.after))
    return f"{key};{one.code};{one.name};{one.region};{one.since.isoformat()};{last};{into}"


def keys(country: str, chains: list[list[Version]]) -> list[str]:
    """The stable key of each municipality: country, name and, where shared, what tells it.

    Who came after the naming day always carries its code, so that no older key changes.
    """
    shared = Counter(slug(naming_version(chain), chain) for chain in chains)
    return [f"{country}.{one_key(chain, shared)}" for chain in chains]


def one_key(chain: list[Version], shared: Counter[str]) -> str:
    """The key of one municipality without its country."""
    named = naming_version(chain)
    name = slug(named, chain)
    if named.since > NAMED_ON:
        return f"{name}-{named.code}"
    regions = [one.region for one in chain if one.region and one.since <= NAMED_ON]
    return (
        f"{name}-{key_text(regions[-1]) if regions else named.code}"
        if shared[name] > 1
        else name
    )


def naming_version(chain: list[Version]) -> Version:
    """The version whose name makes the key."""
    until_then = [one for one in chain if one.since <= NAMED_ON]
    return until_then[-1] if until_then else chain[0]


def slug(named: Version, chain: list[Version]) -> str:
    """The name in the letters a to z.

    Of several languages' names the one that once stood alone, otherwise the last, which is
    the Norwegian one in each of those.
    """
    parts = named.name.split(" - ")
    alone = {one.name for one in chain}
    return key_text(next((part for part in parts if part in alone), parts[-1]))


def key_text(name: str) -> str:
    """A name as part of a key: "Bærum" becomes "baerum", "Østre Toten" "ostre-toten"."""
    # The underscore keeps `bare` from reading the "ae" as an æ again.
    letters = bare(name.casefold().replace("æ", "a_e")).replace("_", "")
    return re.sub(r"[^a-z]+", "-", letters)


if __name__ == "__main__":
    main()
