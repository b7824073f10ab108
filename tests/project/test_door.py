"""Every command helps, is strict about how it is written, and refuses in one sentence."""

import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from project.operating import SAMRAD, Ran, a_home, processes_of, run, samrad, surroundings
from samrad.project.door import main

_ROOT = Path(__file__).parents[2]
COMMANDS = ["demo", "serve", "worker", "migrate", "check", "duties", "propose", "compare"]
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with a_home(tmp_path_factory.mktemp("door")) as folder:
        yield folder


def _exit_code(*words: str) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return ended.value.code


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit_code(command, "--help") == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"usage: samrad {command} ")
    assert said.err == ""


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert _exit_code("--help") == 0
    said = capsys.readouterr().out
    for command in COMMANDS:
        assert f"\n    {command} " in said
    assert "docs/reference/settings.md" in said


@pytest.mark.parametrize(
    "words",
    [
        "",
        "dance",
        "duties",
        "duties --council",
        "duties --council lorenskog --on yesterday",
        "duties --council lorenskog --on 15.03.2023",
        "duties --council lorenskog --on 2023-3-15",
        "duties --council lorenskog --on 2023-W11-3",
        "duties --council lorenskog --on 9999-12-31",
        "duties --council lorenskog --on 0001-01-01",
        "duties --council lorenskog --year next",
        "duties --council lorenskog --year 0",
        "duties --council lorenskog --year -1",
        "duties --council lorenskog --year 10000",
        "duties --council lorenskog --language de",
        "demo --stage summer",
        "demo --port many",
        "serve --port",
        "propose",
        "worker --twice",
        "migrate 0001",
    ],
)
def test_a_command_written_wrongly_ends_with_2(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _exit_code(*words.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: samrad")
    assert "error: " in said.err.splitlines()[-1]


def test_the_version_is_the_changelogs(home: Path) -> None:
    newest = next(
        line.split()[1]
        for line in (_ROOT / "CHANGELOG.md").read_text().splitlines()
        if line.startswith("## ") and line[3].isdigit()
    )
    script = str(Path(sys.executable).with_name("samrad"))
    for words in ([*SAMRAD, "--version"], [script, "--version"]):
        assert run(words, home) == Ran(0, f"samrad {newest}\n", "")


def test_the_script_is_this_door() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text())
    assert project["project"]["scripts"] == {"samrad": "samrad.project.door:main"}


@slow
def test_an_unknown_council_is_refused_with_those_that_are_known(home: Path) -> None:
    assert samrad(home, "duties", "--council", "atlantis").sentence == (
        "There is no partnership called atlantis here. "
        "Known: none yet – `samrad demo` loads four."
    )


@pytest.mark.parametrize("day", ["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31"])
def test_an_impossible_day_is_refused(
    day: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["duties", "--council", "lorenskog", "--on", day]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"samrad: There is no {day} in the calendar.\n")
    assert not home.exists() or home.is_dir()


def test_a_file_that_is_not_there_is_refused(home: Path, tmp_path: Path) -> None:
    for file in (tmp_path / "nowhere.txt", tmp_path):
        sentence = samrad(home, "propose", str(file)).sentence
        assert sentence.startswith(f"{file} cannot be read: ")


@slow
@pytest.mark.parametrize(
    "content",
    [b"", b"  \n", b"\x00\x01\x02\xff", b"%PDF-1.4 torn", b"PK\x03\x04torn", b"%PDF-"],
)
def test_a_paper_that_cannot_be_understood_is_refused(
    content: bytes, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "paper").write_bytes(content)
    assert samrad(home, "propose", str(tmp_path / "paper")).sentence


def test_proposing_needs_no_data_folder(tmp_path: Path) -> None:
    (tmp_path / "agreement.txt").write_text("Politirådet møtes fire ganger i året.")
    ran = samrad(tmp_path / "untouched", "propose", str(tmp_path / "agreement.txt"))
    assert (ran.code, ran.err) == (0, "")
    assert not (tmp_path / "untouched").exists()


@slow
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_an_occupied_port_is_refused_before_anything_starts(
    command: str, tmp_path: Path
) -> None:
    with a_home(tmp_path) as home, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentence = samrad(home, command, "--port", str(port)).sentence
        assert sentence.startswith(f"Port {port} on 127.0.0.1 cannot be used (")
        assert sentence.endswith(f"Choose another one, for example: --port {port + 1}")
        assert not home.exists()


@pytest.mark.parametrize("where", ["--host=203.0.113.7", "--port=-1", "--port=65536"])
def test_an_address_of_another_machine_is_refused(
    where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", where]) == 1
    assert "cannot be used (" in capsys.readouterr().err


@slow
@pytest.mark.parametrize("command", ["migrate", "check", "worker", "serve --port 0"])
def test_a_home_that_cannot_be_written_to_is_refused(command: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    home = tmp_path / "file" / "home"
    assert samrad(home, *command.split()).sentence == (
        f"The data folder {home} cannot be written to (Not a directory). "
        "Name another one with SAMRAD_HOME=/path/to/folder."
    )


@slow
@pytest.mark.parametrize(
    ("setting", "value"), [("SAMRAD_TLS", "perhaps"), ("SAMRAD_DATABASE_URL", "mysql://x:pw@y")]
)
def test_a_setting_that_cannot_be_used_is_refused(setting: str, value: str, home: Path) -> None:
    sentence = samrad(home, "check", **{setting: value}).sentence
    assert setting in sentence
    assert "pw" not in sentence


@slow
def test_a_setting_that_is_empty_is_as_good_as_none(home: Path) -> None:
    empty = ("SECRET_KEY", "CONTEXT_KEY", "DATABASE_URL", "APP_DATABASE_URL", "HOSTS", "TLS")
    ran = samrad(home, "migrate", **{f"SAMRAD_{name}": "" for name in empty})
    assert (ran.code, ran.err) == (0, "")
    assert samrad(home, "check", **{f"SAMRAD_{name}": "" for name in empty}).code == 0
    assert processes_of(home) == []


@slow
def test_a_full_disk_is_said(home: Path) -> None:
    words = ["duties", "--council", "lorenskog", "--on", "2023-03-15"]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*SAMRAD, *words],
            env=surroundings(home),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == b"samrad: There is no room left on the disk.\n"
