"""Colours by number: contrast as WCAG 2.2 defines it, and a colour made darker, lighter or mixed."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_HEX = re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
BLACK, WHITE = "#000000", "#ffffff"


class NotAColour(ValueError):
    """The text is no colour as six (or three) hexadecimal digits."""


@dataclass(frozen=True)
class Colour:
    """A colour of a screen (sRGB), each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


def read_colour(text: str) -> Colour:
    """The colour written as #1f6f6b, 1F6F6B or #abc. Raises NotAColour."""
    text = text.strip()
    if not _HEX.fullmatch(text):
        raise NotAColour(text)
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 (black) to 1 (white) (WCAG 2.2, definition of relative luminance)."""
    red, green, blue = (_linear(part) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: Colour, against: Collection[Colour]) -> float:
    """The contrast with the ground it stands out from least."""
    return min(contrast(colour, ground) for ground in against)


def darkened(colour: Colour, against: Collection[Colour], ratio: float) -> Colour:
    """The same hue, only as much darker as is needed to stand out from these light grounds."""
    return _moved(colour, read_colour(BLACK), against, ratio)


def lightened(colour: Colour, against: Collection[Colour], ratio: float) -> Colour:
    """The same hue, only as much lighter as is needed to stand out from these dark grounds."""
    return _moved(colour, read_colour(WHITE), against, ratio)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """So much of the other colour (0 to 1) through this one, as the eye sees light (linear)."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return Colour(*(_stored(_linear(a) * (1 - share) + _linear(b) * share) for a, b in pairs))


def _moved(colour: Colour, end: Colour, against: Collection[Colour], ratio: float) -> Colour:
    """The nearest colour on the way to `end` that is enough; in linear light the hue stays."""
    if least_contrast(colour, against) >= ratio:
        return colour
    low, high = 0.0, 1.0  # low is too little, high is enough or all there is
    for _step in range(20):
        middle = (low + high) / 2
        enough = least_contrast(mixed(colour, end, middle), against) >= ratio
        low, high = (low, middle) if enough else (middle, high)
    return mixed(colour, end, high)


def _parts(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def _linear(part: int) -> float:
    """The light of one part (IEC 61966-2-1)."""
    value = part / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _stored(light: float) -> int:
    value = 12.92 * light if light <= 0.0031308 else 1.055 * float(light ** (1 / 2.4)) - 0.055
    return min(255, max(0, round(value * 255)))
