"""Measures the person guard, bare and in files, and prints docs/reference."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

if __name__ == "__main__":
    from core.openness.persons.labelled import held_out, tuned
    from core.openness.persons.measuring import measure, printed
    from gateways.papers.measuring_files import measured_in_files

    page = ROOT / "docs" / "reference" / "person-guard.md"
    page.write_text(printed(measure(tuned()), measure(held_out()), measured_in_files()))
    print(f"{page.relative_to(ROOT)} is printed.")
