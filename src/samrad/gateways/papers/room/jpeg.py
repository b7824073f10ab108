"""A JPEG without what is noted in it: where it was taken, by whom, with which camera."""

_SEGMENT, _START_OF_LINES, _RESTS = 0xFF, 0xDA, range(0xD0, 0xD9)
# The frame, colours, and how Adobe turned them: pictures are wrong without. All else is notes.
_DRAWN = (0xE0, 0xE2, 0xEE)
_NOTES = (*range(0xE0, 0xF0), 0xFE)


def without_notes(content: bytes) -> bytes:
    """The same picture, point by point; what cannot be followed stays as it is."""
    kept, at = [content[:2]], 2
    while at + 4 <= len(content) and content[at] == _SEGMENT:
        kind = content[at + 1]
        if kind == _START_OF_LINES or kind in _RESTS:
            break
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if kind in _DRAWN or kind not in _NOTES:
            kept.append(content[at:end])
        at = end
    return b"".join((*kept, content[at:]))
