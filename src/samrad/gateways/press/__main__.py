"""One document comes in as JSON, and goes out as PDF; nothing, where a text cannot be set."""

import json
import resource
import sys
from importlib.resources import files

import typst

SECONDS = 60
MEGABYTES = 2048


def main() -> None:
    """Set it."""
    megabyte = 1024 * 1024
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEGABYTES * megabyte),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    told = sys.stdin.read()
    template = files("samrad.gateways.press").joinpath("document.typ").read_bytes()
    try:
        content = typst.compile(
            template,
            font_paths=typst.Fonts(include_system_fonts=False),
            pdf_standards=["a-2a", "ua-1"],
            sys_inputs={"document": told},
            timestamp=json.loads(told)["timestamp"],
        )
    except typst.TypstError:
        return
    sys.stdout.buffer.write(content)


main()
