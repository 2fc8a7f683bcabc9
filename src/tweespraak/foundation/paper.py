"""A page as a PDF people and screen readers can read (PDF/UA), in our own letters, without a network."""

from importlib import import_module
from pathlib import Path
from typing import Any

from tweespraak.foundation.charts.palette import light_tokens

STYLES = Path(__file__).resolve().parent / "static" / "foundation" / "css"


class NoLetters(Exception):
    """The packages that draw letters (Pango) are not installed on this computer."""


def as_pdf(html: str, accent: str = "") -> bytes:
    """The PDF of a whole page; `lang` and `title` of the page become those of the PDF. `accent` is the
    colour of an organisation, instead of ours. Raises NoLetters."""
    weasyprint = _weasyprint()
    fetch = weasyprint.urls.URLFetcher(allowed_protocols={"file", "data"})
    tokens = light_tokens() | ({"accent": accent} if accent else {})
    colours = ":root{" + "".join(f"--{name}:{it};" for name, it in tokens.items()) + "}"
    letters = import_module("weasyprint.text.fonts").FontConfiguration()
    styles = [
        weasyprint.CSS(string=colours, url_fetcher=fetch),
        weasyprint.CSS(filename=STYLES / "document.css", url_fetcher=fetch, font_config=letters),
    ]
    page = weasyprint.HTML(string=html, base_url=STYLES.as_uri() + "/", url_fetcher=fetch)
    pdf: bytes = page.write_pdf(stylesheets=styles, font_config=letters, pdf_variant="pdf/ua-1")
    return pdf


def _weasyprint() -> Any:
    """Loaded only by whoever makes a PDF: it is heavy, and needs what is not on every computer."""
    try:
        return import_module("weasyprint")
    except OSError as missing:  # a library that is not there
        raise NoLetters(str(missing)) from missing
