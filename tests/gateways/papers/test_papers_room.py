"""The reading room: whatever a file does in it, the web gets an answer and nothing else."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from making import pdf
from samrad.core.basics.refusals import Refused
from samrad.core.openness.looked import PaperKind
from samrad.gateways.papers import entering
from samrad.gateways.papers.entering import look_through, text_of

pytestmark = pytest.mark.slow

ON = date(2026, 11, 27)
CLOSED = "from samrad.gateways.papers.room import door\n{}\ndoor.close_behind_us()\n{}"


def behind_the_door(doing: str, before: str = "") -> "subprocess.CompletedProcess[str]":
    program = CLOSED.format(before, doing)
    return subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "doing",
    [
        "open('/etc/passwd').read()",
        "open('/tmp/samrad-was-here', 'w').write('x')",
        "__import__('os').listdir('/')",
        "__import__('os').unlink(__import__('samrad').__file__)",
        "__import__('os').execv('/bin/sh', ['sh', '-c', 'true'])",
        "__import__('socket').create_connection(('127.0.0.1', 9), 5)",
        "bytearray(600 * 1024 * 1024)",
    ],
)
def test_nothing_is_read_written_run_or_reached_from_inside(doing: str) -> None:
    ended = behind_the_door(doing)

    assert ended.returncode != 0
    said = ended.stderr.splitlines()[-1]
    assert said.startswith(("PermissionError", "OSError: [Errno 101]", "MemoryError")), said


def test_whoever_works_too_long_inside_is_ended() -> None:
    assert behind_the_door("while True: pass", before="door.SECONDS = 1").returncode < 0


def test_no_file_grows_from_inside(tmp_path: Path) -> None:
    grown = tmp_path / "grown"
    ended = behind_the_door("out.write('x'); out.flush()", before=f"out = open('{grown}', 'w')")

    assert ended.returncode != 0
    assert grown.read_bytes() == b""


@pytest.mark.parametrize(
    "room",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "print('half an ans')",
        "print('[1, 2]')",
        'print(\'{"kind": "pdf"}\')',
        "raise SystemExit(3)",
        "import sys\nwhile True: sys.stdout.write('x' * 100000)",
        "import time; time.sleep(60)",
    ],
    ids=["crash", "half", "other", "some", "exit", "flood", "hang"],
)
def test_a_room_that_breaks_is_a_sentence_and_no_fault(
    room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "_ROOM", (sys.executable, "-I", "-c", room))
    monkeypatch.setattr(entering, "_SECONDS", 2)
    with pytest.raises(Refused) as caught:
        look_through(b"Notat", "notat.txt", on=ON)

    assert caught.value.refusal.code == "file.not_looked_through"


def test_more_than_a_few_wait_and_are_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "_PATIENCE", 0)
    with entering._places, entering._places, pytest.raises(Refused) as caught:
        look_through(b"Notat", "notat.txt", on=ON)

    assert caught.value.refusal.code == "file.busy"
    # Afterwards there is a place again.
    assert look_through(b"Notat", "notat.txt", on=ON).kind is PaperKind.TEXT


def test_nothing_of_ours_is_in_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMRAD_SECRET_KEY", "hemmelig")
    tell = "import os, json; print(json.dumps({'text': ' '.join(os.environ)}))"
    monkeypatch.setattr(entering, "_ROOM", (sys.executable, "-I", "-c", tell))

    assert "SAMRAD" not in text_of(b"x")


def test_an_agreement_is_read_in_it_too() -> None:
    assert (
        text_of(pdf("Rådet møtes fire ganger i året.")).strip()
        == "Rådet møtes fire ganger i året."
    )
    assert text_of("Rådet møtes".encode("utf-16")) == "Rådet møtes"
