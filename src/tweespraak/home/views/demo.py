"""The demo: sign in as anyone with one click, and read every mail. None of it exists elsewhere."""

from uuid import UUID

from csp.decorators import csp
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from tweespraak.home.access import demo_only, mail_in_demo
from tweespraak.home.forms import DemoSignIn
from tweespraak.notifications.api import outbox

# A mail brings its own styles: this page, and only this one, allows them, and nothing else.
MAIL_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}


@login_not_required
@require_POST
@demo_only
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people."""
    form = DemoSignIn(request.POST)
    if not form.is_valid():
        return redirect("account_login")
    login(request, form.cleaned_data["person"], settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home:home")


@login_not_required
@require_safe
@demo_only
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every mail of the demo, newest first."""
    page = Paginator(outbox(), 50).get_page(request.GET.get("page"))
    return render(request, "home/demo/mailbox.html", {"page": page})


@login_not_required
@require_safe
@demo_only
def mailbox_mail(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """One mail, as HTML in a frame of its own and as text."""
    mail = mail_in_demo(mail_id)
    return render(request, "home/demo/mail.html", {"mail": mail})


@login_not_required
@require_safe
@demo_only
@xframe_options_sameorigin
@csp(MAIL_POLICY)  # type: ignore[untyped-decorator]
def mailbox_html(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """The HTML of one mail, in a sandbox; its links open in a page of their own."""
    mail = mail_in_demo(mail_id)
    html = mail.html.replace("<head>", '<head><base target="_blank">', 1)
    return HttpResponse(html)
