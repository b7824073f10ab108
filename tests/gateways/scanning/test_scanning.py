"""Asking the virus scanner: what is said, what the answers mean, and when there is none."""

from pathlib import Path

import pytest

from gateways.scanning.clamd import BAD, real_clamd, told
from samrad.gateways.scanning import (
    Clean,
    NotScanned,
    Scanner,
    Virus,
    scan,
    scanner_at,
    version_of,
)
from samrad.gateways.scanning.saying import verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/run/clamav/clamd.ctl", Scanner(path="/run/clamav/clamd.ctl")),
        ("scanner.example.org:3310", Scanner(host="scanner.example.org", port=3310)),
        ("[::1]:3310", Scanner(host="::1", port=3310)),
        *((wrong, None) for wrong in ("", "localhost", "localhost:0", "h:70000", "http://h:1")),
    ],
)
def test_a_scanner_is_a_path_or_a_name_with_a_port(text: str, found: Scanner | None) -> None:
    assert scanner_at(text) == found


@pytest.mark.parametrize(
    ("answer", "means"),
    [
        (b"stream: OK\0", Clean()),
        (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", Virus("Win.Test.EICAR_HDB-1")),
    ],
)
def test_its_answer_is_one_of_two(answer: bytes, means: Clean | Virus) -> None:
    assert verdict(answer) == means


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: OK",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: <script> FOUND\0",
        b"stream: OK\0stream: Virus FOUND\0",
        "stream: ØK\0".encode(),
    ],
)
def test_everything_else_is_no_verdict(answer: bytes) -> None:
    with pytest.raises(NotScanned):
        verdict(answer)


def test_the_scanner_gets_the_file_as_it_is_whatever_its_size() -> None:
    files = [b"", b"Notat", bytes(range(256)) * 700]
    with told(lambda _: b"stream: OK\0") as (scanner, given):
        assert [scan(one, scanner) for one in files] == [Clean()] * 3
    assert given == files


def test_a_scanner_that_hangs_up_is_away_or_slow_gives_no_verdict(tmp_path: Path) -> None:
    with told(lambda _: None) as (scanner, _), pytest.raises(NotScanned, match="broke off"):
        scan(b"Notat", scanner)
    with pytest.raises(NotScanned, match="does not answer"):
        scan(b"Notat", scanner)  # it is closed now
    with pytest.raises(NotScanned, match="does not answer"):
        scan(b"Notat", Scanner(path=str(tmp_path / "nobody.ctl")))
    with (
        told(lambda _: b"stream: OK\0") as (scanner, _),
        pytest.raises(NotScanned, match="too long"),
    ):
        scan(b"Notat", scanner, seconds=0)


@pytest.mark.slow
def test_a_real_clamd_finds_what_it_knows_also_packed_and_refuses_what_is_too_large(
    tmp_path: Path,
) -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as document:
        document.writestr("word/document.xml", b"<p>" + BAD + b"</p>")
    with real_clamd(tmp_path) as scanner:
        assert scan(b"Notat om torget", scanner) == Clean()
        assert scan(b"a " + BAD, scanner) == Virus("Samrad.Proeve.UNOFFICIAL")
        assert scan(packed.getvalue(), scanner) == Virus("Samrad.Proeve.UNOFFICIAL")
        with pytest.raises(NotScanned, match="size limit"):
            scan(bytes(2_000_000), scanner)
        assert version_of(scanner).startswith("ClamAV")
