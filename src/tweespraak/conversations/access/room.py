"""Which pages may listen to the stream of a live room, and where they find it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def stream_origin(request: HttpRequest) -> str:
    """Where this page finds the stream: as set, else the next port of the same host.

    Empty behind TLS when nothing is set: then there is a proxy we know nothing of, and the page looks
    by itself.
    """
    if settings.STREAM_ADDRESS or settings.SECURE:
        return str(settings.STREAM_ADDRESS)
    return f"http://{_host(request)}:{settings.PORT + 1}"


def is_own_page(request: HttpRequest) -> bool:
    """Whether the page that asks for the stream is one of ours; no other may read it."""
    origin = request.headers.get("Origin", "")
    here = f"http://{_host(request)}:{settings.PORT}"
    ours = (
        {_origin(settings.PUBLIC_ADDRESS)}
        if settings.SECURE
        else {_origin(settings.PUBLIC_ADDRESS), here}
    )
    return origin in ours


def _host(request: HttpRequest) -> str:
    host = urlsplit(f"//{request.get_host()}").hostname or "localhost"
    return f"[{host}]" if ":" in host else host


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
