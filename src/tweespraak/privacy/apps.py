"""Privacy: consent, export and erasure; finds every context's declaration by discovery."""

from tweespraak.foundation.contexts import Context


class PrivacyConfig(Context):
    name = "tweespraak.privacy"
    fills = {"frame.me": "views.slots.me"}
