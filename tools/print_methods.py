"""The method cards: what each method answers, assumes, refuses, and when it misleads.

A card is the docstring of a public function that says what it assumes, when it misleads and
where it comes from. One page for each module; a package is one page with all its modules.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import get_origin, get_type_hints

SHELVES = ("figures", "places", "effects", "surveys")
_SECTIONS = ("Args", "Returns", "Raises", "Assumes", "Misleads when", "Source", "Attributes")
_HEAD = re.compile(rf"^({'|'.join(_SECTIONS)}):\s*(.*)$")
_ENTRY = re.compile(r"^(\w+): (.*)$")
_ON_A_CARD = {"Assumes", "Misleads when", "Source"}


@dataclass(frozen=True, slots=True)
class Card:
    """One function and what its docstring says, section by section; "" is the beginning."""

    function: FunctionType
    sections: dict[str, list[str]]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.function.__name__


def pages(folder: Path) -> dict[Path, Callable[[], str]]:
    """Each page with what prints it."""
    found: dict[Path, Callable[[], str]] = {folder / "README.md": _index}
    for module in _modules():
        if _cards(module):
            found[folder / f"{_short(module)}.md"] = partial(_page, module)
    return found


def _index() -> str:
    rows = [
        f"| [{_short(module)}]({_short(module)}.md#{card.name}) | `{card.name}` "
        f"| {_cell(_joined(card.sections[''][:1]))} |"
        for module in _modules()
        for card in _cards(module)
    ]
    return "\n".join(
        (
            "# Method cards",
            "",
            "What each method answers. Its card says what it takes for granted, what it",
            "refuses, when it misleads, and where it comes from.",
            "",
            "| card | function | answers |",
            "|---|---|---|",
            *rows,
            "",
        )
    )


def _page(module: ModuleType) -> str:
    parts = [f"# {_short(module)}", "", *_paragraphs(_cleaned(module)), ""]
    parts += [f"`{module.__name__}`", ""]
    for card in _cards(module):
        parts += [*_printed(card), ""]
    return "\n".join(parts)


def _printed(card: Card) -> list[str]:
    sections = card.sections
    parts = [f"## {card.name}", "", "```python", _signature(card.function), "```", ""]
    parts += [*_paragraphs(sections[""]), ""]
    if entries := _entries(sections.get("Args", [])):
        parts += ["| argument | is |", "|---|---|", *_rows(entries), ""]
    if "Returns" in sections:
        parts += [f"**Gives.** {_joined(sections['Returns'])}", ""]
    parts += _result(card.function)
    for name, title in (
        ("Raises", "Refuses"),
        ("Assumes", "Assumes"),
        ("Misleads when", "Misleads when"),
        ("Source", "Source"),
    ):
        if name in sections:
            parts += [f"**{title}.** {_joined(sections[name])}", ""]
    return parts[:-1]


def _result(function: FunctionType) -> list[str]:
    """The fields of what it gives back, where that is a value of ours."""
    given = get_type_hints(function).get("return")
    kind = get_origin(given) or given
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return []
    entries = _entries(_sections(kind).get("Attributes", []))
    head = [f"| field of `{kind.__name__}` | is |", "|---|---|"]
    return [*head, *_rows(entries), ""] if entries else []


def _modules() -> Iterator[ModuleType]:
    for shelf in SHELVES:
        try:
            package = importlib.import_module(f"samrad.core.{shelf}")
        except ModuleNotFoundError:
            continue
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def _cards(module: ModuleType) -> list[Card]:
    inside = [module]
    if hasattr(module, "__path__"):
        found = pkgutil.walk_packages(module.__path__, f"{module.__name__}.")
        inside += [importlib.import_module(one.name) for one in found]
    cards = [
        Card(one, _sections(one))
        for part in inside
        for name, one in inspect.getmembers(part, inspect.isfunction)
        if not name.startswith("_") and one.__module__ == part.__name__
    ]
    with_all = [card for card in cards if card.sections.keys() >= _ON_A_CARD]
    return sorted(with_all, key=lambda card: (card.function.__module__, _line(card)))


def _line(card: Card) -> int:
    return card.function.__code__.co_firstlineno


def _sections(documented: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"": []}
    lines = found[""]
    for line in _cleaned(documented):
        if head := _HEAD.match(line):
            lines = found.setdefault(head[1], [])
            lines += [head[2]] if head[2] else []
        else:
            lines.append(line)
    return found


def _cleaned(documented: object) -> list[str]:
    return (inspect.getdoc(documented) or "").splitlines()


def _entries(lines: list[str]) -> list[tuple[str, str]]:
    """Names with what is said of them; a line that stands deeper goes with the one above."""
    entries: list[tuple[str, str]] = []
    for line in inspect.cleandoc("\n".join(["", *lines])).splitlines():
        if entry := _ENTRY.match(line):
            entries.append((entry[1], entry[2]))
        elif line.strip() and entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {line.strip()}")
    return entries


def _rows(entries: list[tuple[str, str]]) -> list[str]:
    return [f"| `{name}` | {_cell(text)} |" for name, text in entries]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _paragraphs(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip().splitlines()


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())


def _short(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _signature(function: FunctionType) -> str:
    seen = inspect.signature(function)
    bare = [one.replace(annotation=one.empty) for one in seen.parameters.values()]
    return f"{function.__name__}{seen.replace(parameters=bare, return_annotation=seen.empty)}"
