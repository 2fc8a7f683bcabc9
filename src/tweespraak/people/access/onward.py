"""What somebody was doing when we asked them for a proof: kept in the session, so that nothing is lost."""

import secrets
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

_ONWARD = "onward"  # in the session
_MOST = 5  # so many tabs at once
_LARGEST = 64_000  # characters; what is longer is a file, and no page with a file asks for a proof


@dataclass(frozen=True)
class Onward:
    """A page to go back to, or a form to send once more."""

    path: str
    fields: list[list[str]] | None = None  # None: a page, not a form


def keep_onward(request: HttpRequest) -> str:
    """Remember this request; returns the word under which it is found again."""
    onward = Onward(request.get_full_path())
    if request.method == "POST":
        fields = [[name, str(value)] for name, values in request.POST.lists() for value in values]
        kept = [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"]
        if sum(len(name) + len(value) for name, value in kept) <= _LARGEST:
            onward = Onward(request.get_full_path(), kept)
    word = secrets.token_urlsafe(9)
    waiting: dict[str, Any] = {**request.session.get(_ONWARD, {}), word: asdict(onward)}
    request.session[_ONWARD] = dict(list(waiting.items())[-_MOST:])
    return word


def take_onward(request: HttpRequest, word: str) -> Onward:
    """Where to go on; home when nothing is known under this word (any more)."""
    waiting = request.session.get(_ONWARD, {})
    if word not in waiting:
        return Onward("/")
    onward = Onward(**waiting[word])
    request.session[_ONWARD] = {key: value for key, value in waiting.items() if key != word}
    return onward
