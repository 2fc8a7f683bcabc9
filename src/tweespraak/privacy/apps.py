"""Privacy: consent, export and erasure; finds every context's declaration by discovery."""

from tweespraak.foundation.contexts import Context


class PrivacyConfig(Context):
    name = "tweespraak.privacy"
    fills = {
        "activation.aside": "views.slots.activation",
        "frame.contact": "views.slots.stated",
        "frame.me": "views.slots.me",
        "home.section": "views.slots.home_section",
        "home.waiting": "views.slots.waiting",
        "notice.line": "views.slots.notice_line",
    }
