"""The list of parts of a release (SBOM, CycloneDX 1.6): each with its licence and hashes.

Made from the lock files alone, so the same checkout gives the same list, byte for byte, and no
registry is named in it. `python tools/parts.py FILE` writes it.
"""

import base64
import json
import re
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent
OURSELVES = "samrad"
_PINNED = re.compile(r"([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^ ;\\]+)")
_ENTRY = re.compile(r"^[a-z0-9].*(?:\n[ #].*)*", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^ +# +(?:via )?(?!via$)([a-z0-9][a-z0-9._-]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One package that comes along.

    Attributes:
        address: Its package URL (purl).
        name: What it is called.
        version: Which one.
        licence: As an SPDX expression; empty where the package does not say.
        hashes: Of each file it may come as: the algorithm and the value.
        wanted_by: Names of the packages that ask for it.
    """

    address: str
    name: str
    version: str
    licence: str
    hashes: tuple[tuple[str, str], ...]
    wanted_by: frozenset[str]


def python_parts(lock: str) -> Iterator[Part]:
    """The packages of a lock file as uv writes it.

    Raises:
        ValueError: A line pins nothing.
    """
    for entry in _ENTRY.findall(lock):
        pinned = _PINNED.match(entry)
        if pinned is None:
            raise ValueError(f"not a pinned package: {entry.splitlines()[0]}")
        name, version = pinned.groups()
        yield Part(
            address=f"pkg:pypi/{name}@{version}",
            name=name,
            version=version,
            licence=_licence(name),
            hashes=tuple(("SHA-256", one) for one in _HASH.findall(entry)),
            wanted_by=frozenset(_VIA.findall(entry)),
        )


def _licence(name: str) -> str:
    try:
        said = metadata.metadata(name).json.get("license_expression", "")
    except metadata.PackageNotFoundError:
        return ""  # locked for another system than this one
    return str(said)


def style_parts(lock: str) -> Iterator[Part]:
    """The style sheets' packages of a package-lock.json."""
    packages: Mapping[str, Mapping[str, str]] = json.loads(lock)["packages"]
    for path, one in packages.items():
        if name := path.removeprefix("node_modules/"):
            algorithm, _, value = one["integrity"].partition("-")
            yield Part(
                address=f"pkg:npm/{quote(name, safe='/')}@{one['version']}",
                name=name,
                version=one["version"],
                licence=one.get("license", ""),
                hashes=((algorithm.replace("sha", "SHA-"), base64.b64decode(value).hex()),),
                wanted_by=frozenset({OURSELVES}),
            )


def listed(version: str, parts: Sequence[Part]) -> str:
    """The list as CycloneDX 1.6 JSON.

    Raises:
        ValueError: It breaks the published schema.
    """
    ordered = sorted(parts, key=lambda part: part.address)
    known = uuid.uuid5(uuid.NAMESPACE_OID, f"{OURSELVES} {version} {ordered}")
    text = json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "serialNumber": f"urn:uuid:{known}",
            "version": 1,
            "metadata": {"component": _root(version)},
            "components": [_component(part) for part in ordered],
            "dependencies": list(_graph(ordered)),
        },
        indent=2,
    )
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"the list of parts breaks its schema: {wrong}")
    return text + "\n"


def _root(version: str) -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": OURSELVES,
        "name": OURSELVES,
        "version": version,
        "licenses": [{"expression": "Apache-2.0"}],
    }


def _component(part: Part) -> dict[str, Any]:
    """One part; its hashes hang on its files, of which one is installed."""
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.address,
        "name": part.name,
        "version": part.version,
        "purl": part.address,
        "externalReferences": [
            {
                "type": "distribution",
                "url": part.address,
                "hashes": [{"alg": alg, "content": value} for alg, value in part.hashes],
            }
        ],
    }
    return made | ({"licenses": [{"expression": part.licence}]} if part.licence else {})


def _graph(parts: Sequence[Part]) -> Iterator[dict[str, Any]]:
    """Who asks for whom."""
    for name, ref in [(OURSELVES, OURSELVES), *((part.name, part.address) for part in parts)]:
        yield {"ref": ref, "dependsOn": [p.address for p in parts if name in p.wanted_by]}


def main(file: Path) -> None:
    """Write the list of the version that the changelog names."""
    locked = (ROOT / "requirements.lock").read_text()
    styles = (ROOT / "package-lock.json").read_text()
    parts = [*python_parts(locked), *style_parts(styles)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(listed(metadata.version(OURSELVES), parts))
    print(f"{file}: {len(parts)} parts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
