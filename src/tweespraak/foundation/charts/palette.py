"""The colours of charts for a report, where a page's style sheets do not reach inside an SVG."""

import re
from functools import cache
from pathlib import Path

STYLES = Path(__file__).resolve().parent.parent / "static" / "foundation" / "css"


def tokens(css: str) -> dict[str, str]:
    """The custom properties of a piece of CSS, name to value."""
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", css))


def light_tokens() -> dict[str, str]:
    """The tokens of the light theme: everything before the first screen-only block."""
    return tokens((STYLES / "tokens.css").read_text("utf-8").split("@media screen")[0])


@cache
def report_styles() -> str:
    """The rules of charts.css that draw, with every token written out as its light colour."""
    rules = re.findall(
        r"^  (\.ch-[^{]+\{[^}]+\})$", (STYLES / "charts.css").read_text("utf-8"), re.M
    )
    light = light_tokens()
    return re.sub(r"var\(--([\w-]+)\)", lambda found: light[found[1]], "".join(rules))
