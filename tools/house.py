"""The house rules that a machine can check: format, lint, types, imports, reasons, words."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# The longest first: they run two at a time.
CHECKS = (
    ("types", ["mypy"]),
    ("known holes", ["python", "tools/known_holes.py"]),
    ("format", ["ruff", "format", "--check", "--quiet", "."]),
    ("lint", ["ruff", "check", "--quiet", "."]),
    ("unsafe calls", ["bandit", "-q", "-c", "pyproject.toml", "-r", "src", "tools", "bench"]),
    ("imports", ["lint-imports", "--no-cache"]),
    ("printed pages", ["python", "tools/print_docs.py", "--check"]),
    ("words", ["python", "tools/words.py", "--check"]),
    ("migrations", ["python", "tools/migrations.py"]),
    (
        "spelling",
        ["codespell", "src", "tools", "bench", "docs/how-to", "docs/explanation", "docs/adr"],
    ),
)
# What these say matters also where they found nothing: that nobody could be asked, for one.
TELLING = {"known holes"}
# An exception without a reason is a wish. The form is that of the rules below.
_NOQA = re.compile(r"#\s*noqa(?!: [A-Z0-9, ]+ -- \S)")
_IGNORE = re.compile(r"#\s*type: ignore(?!\[[a-z, -]+\]  # \S)")
_COVER = re.compile(r"#\s*pragma: no cover(?! -- \S)")
_LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def reasons() -> list[str]:
    """Exceptions without a reason, and work put off."""
    found = []
    for folder in ("src", "tests", "tools", "bench"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            if file == Path(__file__).resolve():
                continue
            for number, line in enumerate(file.read_text().splitlines(), start=1):
                if any(rule.search(line) for rule in (_NOQA, _IGNORE, _COVER, _LATER)):
                    found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")
    return found


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one check."""
    return subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def main() -> int:
    """Run every check; the answer is 1 if one of them found something."""
    failed = []
    with ThreadPoolExecutor(2) as two:
        for (name, _), ran in zip(
            CHECKS, two.map(run, (command for _, command in CHECKS)), strict=True
        ):
            if ran.returncode:
                failed.append(name)
                print(f"--- {name}\n{ran.stdout}{ran.stderr}")
            elif name in TELLING:
                print(ran.stdout, end="")
    if unreasoned := reasons():
        failed.append("reasons")
        print("--- reasons", *unreasoned, sep="\n")
    print("The house is in order." if not failed else f"Not in order: {', '.join(failed)}.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
