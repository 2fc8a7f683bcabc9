"""What holds for the look of a mail: values in, values out."""

WHITE, BLACK = "#ffffff", "#000000"


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def words_on(colour: str) -> str:
    """White or black: whichever reads best. On every colour one of both reaches 4.5 : 1."""
    shade = luminance(colour) + 0.05
    return WHITE if 1.05 / shade >= shade / 0.05 else BLACK
