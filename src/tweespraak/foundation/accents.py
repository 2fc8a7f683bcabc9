"""What one accent colour makes of our screens, light and dark, and whether it can be read on them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tweespraak.foundation.colours import (
    Colour,
    contrast,
    darkened,
    least_contrast,
    lightened,
    mixed,
    read_colour,
)

# As in tokens.css; a test holds them to it.
LIGHT = {
    "ground": "#faf6ee", "surface": "#fffdf8", "sunken": "#f3ecdf", "raised": "#fffefb",
    "ink": "#2b2622", "ink-soft": "#544b43", "line": "#e2d8c8", "line-strong": "#8a7d6f",
}  # fmt: skip
DARK = {
    "ground": "#15181f", "surface": "#1d212a", "sunken": "#101319", "raised": "#252a35",
    "ink": "#eee8de", "ink-soft": "#c4bcb0", "line": "#353b48", "line-strong": "#8a92a3",
}  # fmt: skip
OWN_ACCENT = "#5b2a63"
OWN_ON_ACCENT = "#fffdf8"
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 (text) and 1.4.11 (what is no text)
_GROUNDS = ("ground", "surface", "sunken", "raised")


@dataclass(frozen=True)
class Verdict:
    """Whether an accent can be used as it is, with the contrasts it has."""

    accent: str
    of_text: float  # the words on a button against the button
    of_shape: float  # the button against the ground, where it stands out least
    nearest: str  # the same hue, dark enough; the accent itself when it is

    @property
    def passes(self) -> bool:
        """Whether both are enough."""
        return self.of_text >= TEXT and self.of_shape >= SHAPE


def judged(accent: str) -> Verdict:
    """How readable buttons in this colour are on light screens. Raises NotAColour.

    Dark screens get a tint made of it, which is always light enough.
    """
    colour = read_colour(accent)
    grounds, words = _grounds(LIGHT), read_colour(OWN_ON_ACCENT)
    enough = darkened(darkened(colour, [words], TEXT), grounds, SHAPE)
    of_text, of_shape = contrast(words, colour), least_contrast(colour, grounds)
    return Verdict(str(colour), of_text, of_shape, str(enough))


def light_tokens(accent: str) -> dict[str, str]:
    """The colours of light screens that hang on the accent, by the names of tokens.css."""
    colour, surface = read_colour(accent), read_colour(LIGHT["surface"])
    soft = mixed(surface, colour, 0.16)
    strong = darkened(mixed(colour, read_colour("#000000"), 0.35), [soft], 7)
    return _named(
        accent=colour,
        ink=darkened(colour, [*_grounds(LIGHT), soft], TEXT),
        strong=strong,
        soft=soft,
        on=read_colour(OWN_ON_ACCENT),
    )


def dark_tokens(accent: str) -> dict[str, str]:
    """The same for dark screens: a tint of the accent that stands out from every dark ground."""
    colour = read_colour(accent)
    soft = mixed(read_colour(DARK["surface"]), colour, 0.12)
    while contrast(soft, read_colour(DARK["ink"])) < 8:
        soft = mixed(soft, read_colour("#000000"), 0.15)
    tint = lightened(colour, [*_grounds(DARK), soft], 6)
    return _named(
        accent=tint,
        ink=tint,
        strong=mixed(tint, read_colour("#ffffff"), 0.4),
        soft=soft,
        on=darkened(mixed(colour, read_colour("#000000"), 0.7), [tint], 7),
    )


def _named(
    *, accent: Colour, ink: Colour, strong: Colour, soft: Colour, on: Colour
) -> dict[str, str]:
    return {
        "accent": str(accent), "accent-ink": str(ink), "accent-strong": str(strong),
        "accent-soft": str(soft), "on-accent": str(on), "focus": str(strong),
    }  # fmt: skip


def _grounds(tokens: Mapping[str, str]) -> list[Colour]:
    return [read_colour(tokens[name]) for name in _GROUNDS]


def stylesheet(accent: str) -> str:
    """The stylesheet that gives our screens this accent, after tokens.css and in its layer."""
    light, dark = _lines(light_tokens(accent)), _lines(dark_tokens(accent))
    return (
        f"@layer tokens {{\n:root {{ {light} }}\n"
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}\n}}\n'
    )


def proof_stylesheet(accent: str) -> str:
    """The stylesheet for a page that shows this accent light and dark at once, before it is chosen."""
    light, dark = _lines(LIGHT | light_tokens(accent)), _lines(DARK | dark_tokens(accent))
    return (
        f".proof-light {{ color-scheme: light; {light} }}\n"
        f".proof-dark {{ color-scheme: dark; {dark} }}\n"
    )


def _lines(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())
