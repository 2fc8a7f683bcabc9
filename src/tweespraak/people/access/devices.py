"""A device the person signed in on before: a signed cookie, nothing in the database."""

import secrets
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

_COOKIE = "device"
_SALT = "people.known_device"
_AGE = 60 * 60 * 24 * 365
_MOST = 10  # persons who share one computer


def known_device(request: HttpRequest, person: UUID | None) -> str:
    """The id of this device, if this person fully signed in on it before; else empty."""
    device, persons = _read(request)
    return device if person is not None and person.hex in persons else ""


def remember_device(request: HttpRequest, answer: HttpResponseBase, person: UUID) -> None:
    """From now on this is a device of this person."""
    device, persons = _read(request)
    others = [key for key in persons if key != person.hex]
    value = signing.dumps(
        [device or secrets.token_hex(8), [*others, person.hex][-_MOST:]], salt=_SALT
    )
    answer.set_cookie(
        _COOKIE, value, max_age=_AGE, httponly=True, samesite="Lax", secure=settings.SECURE
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        device, persons = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return "", []
    return device, persons
