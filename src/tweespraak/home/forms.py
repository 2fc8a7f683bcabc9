"""The forms of home."""

from django import forms

from tweespraak.home.queries.demo import demo_people


class DemoSignIn(forms.Form):
    """Whom to be in the demo."""

    person = forms.ModelChoiceField(queryset=None)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].queryset = demo_people()  # type: ignore[attr-defined]
