"""The settings of one sign-in service as written in the file, each of the kind it must be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.fetching import Secret

# Every setting there is; docs/how-to/connect-a-sign-in-service.md explains each.
KNOWN = frozenset(
    {
        "key",
        "name",
        "kind",
        "issuer",
        "client_id",
        "authentication",
        "client_secret_file",
        "client_secret_env",
        "client_key_file",
        "client_key_env",
        "client_key_id",
        "client_certificate_file",
        "client_key_algorithm",
        "party",
        "organisations",
        "scopes",
        "acr",
        "minimum_acr",
        "use_par",
        "tenants",
        "authorization_details",
        "ui_locales",
        "algorithms",
        "max_age",
        "frontchannel_origin",
        "loopback_allowed",
    }
)
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the settings stand, and where secrets may lie.

    Attributes:
        file: The file of settings; other files are named from its folder.
        environ: The environment's variables.
    """

    file: Path
    environ: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """The settings of one service.

    Attributes:
        label: Its key, or its place in the file, for whoever mends the file.
        given: What was written.
        file: Where it was written.
    """

    label: str
    given: Mapping[str, Any] = field(repr=False)
    file: Path

    def refused(self, code: str, setting: str, **facts: object) -> Refused:
        """A refusal that says which setting of which service in which file to mend."""
        where = {"file": self.file, "provider": self.label, "setting": setting}
        return Refused(Refusal(code, {**where, **facts}))

    def has(self, *settings: str) -> str | None:
        """The first of `settings` that is written, if any is."""
        return next((one for one in settings if one in self.given), None)

    def only(self, known: frozenset[str]) -> None:
        """Nothing but `known` settings: a misspelt one must not go unnoticed."""
        for setting in sorted(set(self.given) - known):
            raise self.refused("provider.unknown_setting", setting)

    def text(self, setting: str) -> str:
        """A text that must be there."""
        found = self.maybe(setting)
        if found is None:
            raise self.refused("provider.missing", setting)
        return found

    def maybe(self, setting: str) -> str | None:
        """A text that may be left out."""
        found = self.given.get(setting)
        if found is None:
            return None
        if not isinstance(found, str):
            raise self.refused("provider.wrong_kind", setting)
        return found.strip() or None

    def choice(self, setting: str, choices: Sequence[str], default: str | None = None) -> str:
        """One of `choices`."""
        found = self.maybe(setting) or default or self.text(setting)
        if found not in choices:
            raise self.refused("provider.unknown_choice", setting, choices=tuple(choices))
        return found

    def words(self, setting: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of words, each once."""
        found = self.given.get(setting)
        if found is None:
            return default
        if not isinstance(found, list) or not all(_is_word(one) for one in found):
            raise self.refused("provider.wrong_kind", setting)
        return tuple(dict.fromkeys(found))

    def flag(self, setting: str) -> bool:
        """True or false; false when left out."""
        found = self.given.get(setting, False)
        if not isinstance(found, bool):
            raise self.refused("provider.wrong_kind", setting)
        return found

    def seconds(self, setting: str) -> int | None:
        """A whole number from nothing up."""
        found = self.given.get(setting)
        if found is None:
            return None
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self.refused("provider.wrong_kind", setting)
        return found

    def tables(self, setting: str) -> tuple[Mapping[str, Any], ...]:
        """A list of tables."""
        found = self.given.get(setting, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.refused("provider.wrong_kind", setting)
        return tuple(found)

    def secret(self, setting: str, around: Surroundings) -> Secret:
        """A secret, from the file or the variable that the settings name.

        Exactly one of `<setting>_file` and `<setting>_env` says where it is.
        """
        file, variable = self.maybe(f"{setting}_file"), self.maybe(f"{setting}_env")
        if (file is None) == (variable is None):
            raise self.refused("provider.no_secret", setting)
        if file is not None:
            return Secret(self.content(f"{setting}_file", around))
        found = around.environ.get(variable or "", "").strip()
        if not found:
            raise self.refused("provider.secret_not_found", f"{setting}_env", where=variable)
        return Secret(found)

    def content(self, setting: str, around: Surroundings) -> str:
        """What stands in the file that `setting` names; never nothing."""
        file = around.file.parent / self.text(setting)
        try:
            found = file.read_text().strip()
        except (OSError, ValueError) as wrong:
            raise self.refused("provider.secret_not_found", setting, where=file) from wrong
        if not found:
            raise self.refused("provider.secret_not_found", setting, where=file)
        return found


def _is_word(found: object) -> bool:
    return isinstance(found, str) and bool(_WORD.fullmatch(found))
