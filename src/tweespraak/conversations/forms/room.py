"""What is tapped in the live room."""

from django import forms

from tweespraak.conversations.rules import CARD_SIDES, Side
from tweespraak.conversations.rules.room import Leaving


class ChooseTheme(forms.Form):
    """Which theme comes on the table (none: the opening), which one is left, and how."""

    theme = forms.UUIDField(required=False)
    left = forms.UUIDField(required=False)
    leaving = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in Leaving],
        coerce=Leaving,
        empty_value=None,
        required=False,
    )


class HandTurn(forms.Form):
    """Who has the word now: a side, or nobody."""

    turn = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in CARD_SIDES],
        coerce=Side,
        empty_value=None,
        required=False,
    )
