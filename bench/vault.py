"""How fast a place is backed up, checked and restored, in how much memory; beside pg_dump.

The same database in the same run: papers of a megabyte that nothing makes smaller, and many
small rows.
Each program runs by itself; its memory is what the system says its largest was.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from samrad.project.postgres import running_server
from samrad.project.postgres.programs import of_the_wheel

PAPERS = int(os.environ.get("PAPERS", "300"))
ROWS = 200_000
SAMRAD = (sys.executable, "-m", "samrad")
_FILL = """
INSERT INTO records_paper (id, title, name, kind, content, sha256, party, figures, openness,
ground, review, brought_at, brought_by_id, council_id, text)
SELECT gen_random_uuid(), 'bench', 'bench.bin', 'bin', (
    SELECT string_agg(sha256((p.id::text || n || m)::bytea), ''::bytea)
    FROM generate_series(1, 32768) m
), repeat('0', 64), 'municipality', false, 'council', '', NULL, now(), p.brought_by_id,
p.council_id, '' FROM (SELECT * FROM records_paper LIMIT 1) p, generate_series(1, %s) n;
"""
_ROWS = """
INSERT INTO records_evidence (id, deed, "on", known, ref, meeting, topic, noted_at, withdrawn,
council_id, noted_by_id) SELECT gen_random_uuid(), e.deed, e."on", e.known, 'bench ' || n,
e.meeting, e.topic, e.noted_at, e.withdrawn, e.council_id, e.noted_by_id
FROM (SELECT * FROM records_evidence LIMIT 1) e, generate_series(1, %s) n;
"""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds, and the largest memory in megabytes."""

    seconds: float
    memory: float


def timed(words: list[str], home: Path, out: Path | None = None) -> Took:
    """Run a program to its end; it must go well."""
    surroundings = {**os.environ, "SAMRAD_HOME": str(home)}
    began = time.perf_counter()
    with (out or Path(os.devnull)).open("wb") as sink:
        process = subprocess.Popen(words, env=surroundings, stdout=sink)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{words[:4]} ended with {process.returncode}")
    return Took(time.perf_counter() - began, usage.ru_maxrss / 1024)


def measure(folder: Path) -> None:
    """Fill, then back up in turns with pg_dump, then restore."""
    home, key = folder / "home", folder / "key"
    timed([*SAMRAD, "demo", "--load-only"], home)
    timed([*SAMRAD, "backup", "--new-key", str(key)], home)
    public = key.read_text().split()[3]
    with running_server(home) as server:
        url = server.superuser_url.replace("/postgres?", "/samrad?")
        with psycopg.connect(url) as connection:
            connection.execute(_FILL, [PAPERS])
            connection.execute(_ROWS, [ROWS])
        dump = str(of_the_wheel().folder / "pg_dump")
        dumps = [dump, "--format=custom", "--compress=none", url]
        backups = [*SAMRAD, "backup", "-", "--to", public]
        timed(backups, home, folder / "warm")
        rounds = [
            (timed(dumps, home, folder / "dump"), timed(backups, home, folder / "backup"))
            for _ in range(3)
        ]
        size = (folder / "backup").stat().st_size / 1e6
        for name, place in (("pg_dump", 0), ("samrad backup", 1)):
            report(
                name, min((one[place] for one in rounds), key=lambda took: took.seconds), size
            )
    opened = [str(folder / "backup"), "--key", str(key)]
    report("--check", timed([*SAMRAD, "backup", "--check", *opened], home), size)
    with running_server(folder / "new"):
        report("samrad restore", timed([*SAMRAD, "restore", *opened], folder / "new"), size)


def report(name: str, took: Took, size: float) -> None:
    """One line."""
    print(
        f"{name:<15} {size:.0f} MB in {took.seconds:.1f} s: {size / took.seconds:.0f} MB/s, "
        f"{took.memory:.0f} MB of memory"
    )


def main() -> None:
    """Measure in a new data folder."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
