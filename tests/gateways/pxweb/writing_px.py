"""A small writer of PX files, to see whether what is written is read again."""

from collections.abc import Sequence

from samrad.core.figures.cubes import Cube


def px(
    cube: Cube, *, encoding: str = "utf-8", codepage: str = "utf-8", stubs: int = 1
) -> bytes:
    """The cube as a PX file whose first dimensions are rows."""
    names = [one.label for one in cube.dimensions]
    lines = [
        f'CODEPAGE="{codepage}";',
        'LANGUAGE="no";',
        f"TITLE={_wrapped(cube.title)};",
        f"STUB={_texts(names[:stubs])};",
        f"HEADING={_texts(names[stubs:])};",
    ]
    for one in cube.dimensions:
        lines += [
            f'VARIABLECODE("{one.label}")="{one.id}";',
            f'VALUES("{one.label}")={_texts(one.labels)};',
            f'CODES("{one.label}")={_texts(one.codes)};',
        ]
    cells = [
        f'"{cube.status[place]}"' if place in cube.status else repr(value)
        for place, value in enumerate(cube.values.tolist())
    ]
    width = max(1, len(cells) // len(cube.dimensions[0].codes))
    rows = [" ".join(cells[start : start + width]) for start in range(0, len(cells), width)]
    return "\n".join([*lines, "DATA=", *rows, ";"]).encode(encoding)


def _texts(texts: Sequence[str]) -> str:
    return ",\n".join(f'"{text}"' for text in texts)


def _wrapped(text: str) -> str:
    """A long text goes on in the next quotes."""
    half = len(text) // 2
    return f'"{text[:half]}"\n"{text[half:]}"'
