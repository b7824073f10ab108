"""Going through a backup without restoring it."""

from typing import BinaryIO

from samrad.project.vault.ciphers import KeyRing, opening
from samrad.project.vault.parcels import About, Manifest, Unpacking


def check(source: BinaryIO, ring: KeyRing, *, name: str) -> tuple[About, Manifest]:
    """Read the backup to its end and compare every part with the list.

    Raises:
        Trouble: It is damaged, foreign or from a newer format; the key does not fit.
    """
    with opening(source, ring, name) as opened:
        parcel = Unpacking(opened.stream, name)
        for _, pieces in parcel.parts():
            for _piece in pieces:
                pass
        manifest = parcel.manifest()
    return parcel.about, manifest
