"""A Word file that is the same file whenever it is written: the package keeps no time."""

import io
import zipfile

# The first day that a zip file can tell of.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def packed(content: bytes) -> bytes:
    """The same package, with one time on every part of it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in given.namelist():
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, given.read(name))
    return out.getvalue()
