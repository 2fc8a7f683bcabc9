"""What a participant decides about the report, per recipient."""

from enum import StrEnum


class Choice(StrEnum):
    """Release, block, or decide later."""

    RELEASE = "release"
    BLOCK = "block"
    LATER = "later"


class Advice(StrEnum):
    """The advice scale: every one of them is a full answer, always with its reason."""

    FITS = "fits"
    FITS_WITH_CARE = "fits_with_care"
    NOT_NOW = "not_now"
    CANNOT_SAY = "cannot_say"
