"""The pages of home."""

from tweespraak.home.views.demo import (
    demo_sign_in,
    mailbox,
    mailbox_html,
    mailbox_mail,
)
from tweespraak.home.views.dpia import dpia, dpia_file
from tweespraak.home.views.errors import (
    bad_request,
    csrf_failure,
    forbidden,
    not_found,
    server_error,
)
from tweespraak.home.views.gallery import gallery
from tweespraak.home.views.health import healthz
from tweespraak.home.views.help import help_index, help_page
from tweespraak.home.views.home import home
from tweespraak.home.views.set_up import set_up, test_mail

__all__ = [
    "bad_request",
    "csrf_failure",
    "demo_sign_in",
    "dpia",
    "dpia_file",
    "forbidden",
    "gallery",
    "healthz",
    "help_index",
    "help_page",
    "home",
    "mailbox",
    "mailbox_html",
    "mailbox_mail",
    "not_found",
    "server_error",
    "set_up",
    "test_mail",
]
