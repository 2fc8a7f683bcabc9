"""Two who prepare, through the pages: write, be ready, and read each other."""

from datetime import datetime
from typing import Any

from tests.cast import THEN, Actor
from tweespraak.conversations.models import Conversation, Theme


class Moment:
    """The moment it is, moved by a test."""

    def __init__(self) -> None:
        self.at = THEN

    def __call__(self) -> datetime:
        return self.at


def path(conversation: Conversation, name: str = "prepare") -> str:
    """The address of a page of preparing."""
    return f"/conversations/{conversation.pk}/{name}/"


def page(who: Actor, conversation: Conversation, name: str = "prepare") -> str:
    """What somebody reads there, in English."""
    answer = who.client.get(path(conversation, name), headers={"accept-language": "en"})
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def fields(name: str, text: str, base: str = "", share: str = "later") -> dict[str, str]:
    """One place as the page sends it."""
    return {name: text, f"base:{name}": base, f"share:{name}": share}


def save(who: Actor, conversation: Conversation, name: str, text: str, **more: str) -> Any:
    """Save one place by itself."""
    return who.client.post(path(conversation, "prepare/save"), fields(name, text, **more))


def post(who: Actor, conversation: Conversation, name: str = "prepare", **data: Any) -> Any:
    """Press a button on a page."""
    return who.client.post(path(conversation, name), data, headers={"accept-language": "en"})


def answer_name(theme: Theme, number: int = 0) -> str:
    """The place of an answer to a question of a theme."""
    return f"answer:{theme.pk}:{theme.questions[number]['key']}"
