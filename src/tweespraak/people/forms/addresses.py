"""Another address for somebody whose account is in use."""

from django import forms

from tweespraak.people.forms.fields import mail_field


class NewAddressForm(forms.Form):
    """One address."""

    email = mail_field()

    def clean_email(self) -> str:
        """In small letters, as addresses are kept."""
        return str(self.cleaned_data["email"]).strip().lower()
