"""Measures the person guard, bare and in files, and prints docs/reference."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

if __name__ == "__main__":
    from core.openness.persons.labelled import held_out, names, tuned
    from core.openness.persons.measuring import measure, printed
    from gateways.papers.measuring_files import measured_in_files

    page = ROOT / "docs" / "reference" / "person-guard.md"
    of_names = measure(names("looked_at")), measure(names("held_out"))
    bare = measure(tuned()), measure(held_out())
    page.write_text(printed(*bare, of_names, measured_in_files()))
    print(f"{page.relative_to(ROOT)} is printed.")
