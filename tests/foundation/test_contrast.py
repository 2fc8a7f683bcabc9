"""Every pair of colours that stands together can be read, in the light and in the dark theme."""

import re
from pathlib import Path

import pytest

from tweespraak.foundation.charts.palette import STYLES, light_tokens, tokens

GROUNDS = ["ground", "surface", "sunken", "raised"]
FAMILIES = ["mine", "other", "info", "ok", "warn", "danger"]
RUNNING_TEXT, TEXT, SHAPE = 7.0, 4.5, 3.0


def dark_blocks() -> list[dict[str, str]]:
    _light, by_device, by_choice = (STYLES / "tokens.css").read_text("utf-8").split("@media screen")
    return [tokens(by_device), tokens(by_choice)]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    """Foreground, background, least contrast."""
    on_grounds = [
        (name, ground, least)
        for ground in GROUNDS
        for name, least in [
            ("ink", RUNNING_TEXT),
            ("ink-soft", RUNNING_TEXT),
            ("accent", TEXT),
            ("accent-strong", TEXT),
            ("danger-ink", TEXT),
            ("line-strong", SHAPE),
            ("focus", SHAPE),
            *((family, SHAPE) for family in FAMILIES),
        ]
    ]
    in_families = [
        pair
        for family in FAMILIES
        for pair in [
            ("ink", f"{family}-soft", RUNNING_TEXT),
            (f"{family}-ink", f"{family}-soft", RUNNING_TEXT),
            ("ink-soft", f"{family}-soft", TEXT),
            (family, f"{family}-soft", SHAPE),
        ]
    ]
    charts = [
        (shape, under, SHAPE)
        for shape in ["score", "match-strong", "match-fair", "match-weak"]
        for under in ["score-track", "surface", "ground"]
    ]
    actions = [
        ("on-accent", "accent", RUNNING_TEXT),
        ("on-accent", "accent-strong", RUNNING_TEXT),
        ("accent-strong", "accent-soft", TEXT),
        ("ink", "accent-soft", RUNNING_TEXT),
        ("on-danger", "danger", TEXT),
        ("accent", "score-track", SHAPE),
    ]
    return on_grounds + in_families + charts + actions


@pytest.mark.parametrize("theme", [light_tokens(), dark_blocks()[0]], ids=["light", "dark"])
def test_every_pair_can_be_read(theme):
    weak = [
        f"{front} on {back}: {contrast(theme[front], theme[back]):.2f} < {least}"
        for front, back, least in pairs()
        if contrast(theme[front], theme[back]) < least
    ]
    assert not weak


def test_dark_by_device_and_dark_by_choice_are_the_same():
    by_device, by_choice = dark_blocks()
    assert by_device == by_choice


def test_the_dark_theme_names_every_colour_of_the_light_theme():
    colours = {name for name, value in light_tokens().items() if value.startswith("#")}
    assert colours == set(dark_blocks()[0])


COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(", re.IGNORECASE)


def places_for_style() -> list[Path]:
    foundation = STYLES.parents[2]
    return [
        *(sheet for sheet in STYLES.glob("*.css") if sheet.name != "tokens.css"),
        *foundation.rglob("templates/cotton/*.html"),
        *foundation.glob("charts/*.py"),
    ]


def test_no_colour_is_named_outside_the_tokens():
    named = {
        path.name: found
        for path in places_for_style()
        if (found := COLOUR.findall(path.read_text("utf-8")))
    }
    assert not named


def test_the_two_voices_have_their_colours_to_themselves():
    used = [
        line.strip()
        for sheet in STYLES.glob("*.css")
        if sheet.name != "tokens.css"
        for line in sheet.read_text("utf-8").splitlines()
        if re.search(r"var\(--(mine|other)", line)
    ]
    assert used
    # A box, a mark, a question, a printed page; in the room a chair, and how long each spoke.
    sides = r"(?:\.room-bars )?\.(?:voice|shape|pair|sheet|room-chair|bar)-(mine|other)\b"
    astray = []
    for line in used:
        side = re.match(sides, line)
        colours = set(re.findall(r"var\(--(mine|other)", line))
        if side is None or colours != {side[1]}:  # nor does one side wear the colour of the other
            astray.append(line)
    assert astray == []


def test_the_logo_is_drawn_in_the_colours_of_the_tokens():
    logo = (STYLES.parent / "logo" / "logo.svg").read_text("utf-8")
    light = light_tokens()
    assert set(re.findall(r"#[0-9a-f]{6}", logo)) == {
        light["mine"],
        light["other"],
        light["accent"],
    }
