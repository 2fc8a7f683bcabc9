"""Accent colour and logo: checked, shown, and only then saved."""

import base64
import binascii
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.colours import NotAColour, read_colour
from tweespraak.people.actions.brands import Logo
from tweespraak.people.forms.fields import LineField
from tweespraak.people.forms.pictures import (
    MOST_BYTES,
    Picture,
    PictureRefused,
    Refusal,
    read_picture,
)
from tweespraak.people.models import Brand

REFUSALS = {
    Refusal.HEAVY: gettext_lazy(
        "This file is larger than 300 kB. Save the logo smaller and try again."
    ),
    Refusal.DRAWING: gettext_lazy(
        "This is an SVG. Such a file can hold programs, so it is not taken. Save the logo as PNG."
    ),
    Refusal.OTHER: gettext_lazy(
        "This is no PNG or JPEG picture, or it is damaged. Choose another file."
    ),
    Refusal.SMALL: gettext_lazy("This picture is too small: each side has at least 24 pixels."),
    Refusal.LARGE: gettext_lazy("This picture is too large: each side has at most 4000 pixels."),
}


class BrandForm(forms.Form):
    """How the organisation looks. The picture travels along while it is only shown."""

    accent = forms.CharField(
        label=gettext_lazy("Accent colour"),
        required=False,
        max_length=20,
        help_text=gettext_lazy(
            "For buttons and links. Six digits and letters, for instance #1f6f6b. Empty: the colour of Tweespraak."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "data-accent": ""}
        ),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("A PNG or JPEG of at most 300 kB. A wide one works best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"empty": gettext_lazy("This file is empty. Choose another file.")},
    )
    logo_alt = LineField(
        label=gettext_lazy("What the logo says"),
        max_length=120,
        required=False,
        autocomplete="off",
        help_text=gettext_lazy("For who does not see the picture: usually just your name."),
    )
    remove_logo = forms.BooleanField(label=gettext_lazy("Show no logo any more"), required=False)
    shown_logo = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, brand: Brand | None, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {"accent": brand.accent if brand else "", "logo_alt": brand.logo_alt if brand else ""},
        )
        super().__init__(*args, **kwargs)
        self.kept = Picture(bytes(brand.logo), brand.logo_type) if brand and brand.logo else None
        if self.kept is None:
            del self.fields["remove_logo"]

    def clean_accent(self) -> str:
        """The colour in one way of writing, or nothing."""
        typed: str = self.cleaned_data["accent"]
        try:
            return str(read_colour(typed)) if typed.strip() else ""
        except NotAColour as wrong:
            raise forms.ValidationError(
                _(
                    "This is no colour. Write # and six digits or letters a to f, for instance #1f6f6b."
                )
            ) from wrong

    def clean(self) -> dict[str, Any]:
        """The picture: the new one; none when that is asked; else the one shown just now, or the kept."""
        told: dict[str, Any] = super().clean() or {}
        told["picture"] = self._picture(told)
        if told["picture"] and not told.get("logo_alt") and "logo_alt" not in self.errors:
            self.add_error(
                "logo_alt", _("Write what the logo says: not everyone sees the picture.")
            )
        return told

    def _picture(self, told: dict[str, Any]) -> Picture | None:
        try:
            if told.get("logo"):
                return read_picture(told["logo"].read(MOST_BYTES + 1))
            if told.get("remove_logo"):
                return None
            if told.get("shown_logo"):
                return read_picture(base64.b64decode(told["shown_logo"], validate=True))
        except (PictureRefused, binascii.Error) as refusal:
            why = refusal.why if isinstance(refusal, PictureRefused) else Refusal.OTHER
            self.add_error("logo", str(REFUSALS[why]))
            return None
        return self.kept

    def logo_as_text(self) -> str:
        """The new picture, as the hidden field carries it to the next step; empty for the kept one."""
        picture = self.cleaned_data.get("picture") if self.is_bound else None
        if picture is None or picture is self.kept:
            return ""
        return base64.b64encode(picture.content).decode()

    def chosen_logo(self) -> Logo | None:
        """The logo to save."""
        picture = self.cleaned_data["picture"]
        return (
            Logo(picture.content, picture.type, self.cleaned_data["logo_alt"]) if picture else None
        )
