"""The forms of home."""

from typing import Any

from django import forms

from tweespraak.home.queries.demo import demo_people
from tweespraak.people.api import Person


class DemoSignIn(forms.Form):
    """Whom to be in the demo."""

    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        queryset=Person.objects.none()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = demo_people()  # type: ignore[attr-defined]
