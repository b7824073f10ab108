"""Pictures are drawn anew: what rides along – place, camera, owner – stays behind."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.looked import PaperKind

# What telephones take at most; what we keep still fills any screen.
_MOST_PIXELS = 50_000_000
_LONGEST_SIDE = 4096
FORMATS = {PaperKind.PNG: "PNG", PaperKind.JPEG: "JPEG", PaperKind.WEBP: "WEBP"}
# Every format's reader is loaded now: no file is opened once the door is closed. Sizes are
# judged below, by one rule for all.
Image.init()
Image.MAX_IMAGE_PIXELS = None
_WRONG = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError)


def redrawn(content: bytes, kind: PaperKind) -> bytes:
    """The picture alone, the right way up, its first frame, at most 4096 points wide or high.

    Raises:
        Refused: It is damaged, or larger than any camera's.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=[FORMATS[kind]])
        if picture.width * picture.height > _MOST_PIXELS:
            raise Refused(Refusal("file.picture_too_large"))
        picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        ImageOps.exif_transpose(picture, in_place=True)
        return _written(picture, kind)
    except _WRONG as wrong:
        raise Refused(Refusal("file.damaged")) from wrong


def _written(picture: Image.Image, kind: PaperKind) -> bytes:
    clear = picture.has_transparency_data and kind is not PaperKind.JPEG
    whole = picture.convert("RGBA" if clear else "RGB")
    alone = Image.new(whole.mode, whole.size)
    alone.paste(whole)
    out = io.BytesIO()
    alone.save(out, FORMATS[kind], quality=90)
    return out.getvalue()
