"""One effect however often a person clicks: a form carries the key of the row it will make."""

import uuid
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)


class OnceTaken(Exception):
    """The form's key belongs to something else: the page was not opened afresh."""


class OnceForm(forms.Form):
    """A form that creates something: `once` becomes the primary key of the created row."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].error_messages["required"] = self.fields["once"].error_messages[
            "invalid"
        ]


def made_before(model: type[Row], once: uuid.UUID, **mine: object) -> Row | None:
    """The row this form made already. Raises OnceTaken when that is not `mine` in every field."""
    made = model._default_manager.filter(pk=once).first()
    if made and any(getattr(made, name) != value for name, value in mine.items()):
        raise OnceTaken
    return made


def once_in(posted: QueryDict) -> uuid.UUID:
    """The key a button sent along; a fresh one when it is missing or nonsense."""
    try:
        return uuid.UUID(posted.get("once", ""))
    except ValueError:
        return uuid.uuid4()
