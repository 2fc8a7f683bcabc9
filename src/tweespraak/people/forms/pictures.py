"""A picture that somebody uploads: looked at by its content, and made anew, so that nothing rides along."""

import io
import warnings
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 300_000
LEAST_SIDE, MOST_SIDE = 24, 4000  # pixels of what is uploaded
SHOWN = (640, 240)  # pixels of what is kept: twice what is shown, for sharp screens
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


class Refusal(StrEnum):
    """Why a picture is not taken."""

    HEAVY = "heavy"
    DRAWING = "drawing"  # SVG: it may hold programs and load from elsewhere
    OTHER = "other"
    SMALL = "small"
    LARGE = "large"


class PictureRefused(Exception):
    """The file is no picture that can be a logo; `why` says what is wrong."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    type: str


def read_picture(content: bytes) -> Picture:
    """A PNG or JPEG, whatever the file is called, without what else was in it. Raises PictureRefused."""
    if len(content) > MOST_BYTES:
        raise PictureRefused(Refusal.HEAVY)
    if b"<svg" in content[:2000].lower():
        raise PictureRefused(Refusal.DRAWING)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "error"
        )  # a picture that unfolds to very many pixels is only a warning
        try:
            return _made_anew(content, Image.open(io.BytesIO(content), formats=list(_TYPES)))
        except UnidentifiedImageError as unknown:
            raise PictureRefused(Refusal.OTHER) from unknown
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as huge:
            raise PictureRefused(Refusal.LARGE) from huge
        except (OSError, SyntaxError, ValueError, Warning) as damaged:
            raise PictureRefused(Refusal.OTHER) from damaged


def _made_anew(content: bytes, image: Image.Image) -> Picture:
    if max(image.size) > MOST_SIDE:
        raise PictureRefused(Refusal.LARGE)
    if min(image.size) < LEAST_SIDE:
        raise PictureRefused(Refusal.SMALL)
    kind = "PNG" if image.format == "PNG" else "JPEG"  # some phones call theirs MPO
    # Pillow refuses half a picture, but the maker of our PDFs tells it to be lenient everywhere.
    if _ENDS[kind] not in content:
        raise PictureRefused(Refusal.OTHER)
    upright = ImageOps.exif_transpose(image).convert("RGBA" if kind == "PNG" else "RGB")
    upright.thumbnail(SHOWN)
    kept = io.BytesIO()
    if kind == "PNG":
        upright.save(kept, "PNG", optimize=True)
    else:
        upright.info.clear()  # a comment would be written along
        upright.save(kept, "JPEG", quality=92)
    return Picture(kept.getvalue(), _TYPES[kind])
