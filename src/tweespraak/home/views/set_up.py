"""Setting up: every step with its state, and one next step."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import once_in
from tweespraak.home.queries.set_up import Key, State, Step, last_test_mail, steps_of
from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.api import Permission, person_of, references_of, require, send_test_mail


@dataclass(frozen=True)
class Words:
    """What the page says of a step."""

    title: str | Promise
    sentence: str | Promise
    button: str | Promise
    page: str  # the name of the page where it is done
    icon: str


@dataclass(frozen=True)
class Row:
    """A step on the page."""

    step: Step
    words: Words
    address: str
    is_next: bool

    @property
    def tag(self) -> tuple[str, str]:
        """The kind and the word of its state."""
        return TAGS[self.step.state][0], str(TAGS[self.step.state][1])


TAGS = {
    State.DONE: ("done", gettext_lazy("Done")),
    State.TO_DO: ("waiting", gettext_lazy("To do")),
    State.LATER: ("draft", gettext_lazy("Later")),
}
MAIL_KINDS = {
    MailStatus.QUEUED: "waiting",
    MailStatus.SENT: "ok",
    MailStatus.UNSURE: "warn",
    MailStatus.FAILED: "danger",
    MailStatus.BOUNCED: "danger",
}
WORDS = {
    Key.ORGANISATION: Words(
        gettext_lazy("Whom people can ask"),
        gettext_lazy(
            "The contact and the privacy officer. They stand on every page, every test and every mail."
        ),
        gettext_lazy("Fill in the organisation"),
        "people:organisation",
        "building",
    ),
    Key.MAIL: Words(
        gettext_lazy("Mail that arrives"),
        gettext_lazy(
            "Invitations go by mail. Send yourself a test mail, and see here whether it went out."
        ),
        gettext_lazy("Change the sender"),
        "people:organisation",
        "mail",
    ),
    Key.LOOK: Words(
        gettext_lazy("Logo and colour"),
        gettext_lazy("Your own look on pages, in mails and on paper. May wait."),
        gettext_lazy("Choose logo and colour"),
        "people:brand",
        "star",
    ),
    Key.STATEMENTS: Words(
        gettext_lazy("Privacy statement and terms"),
        gettext_lazy(
            "What you do with personal data, and how you deal with each other here. There is a draft: "
            "read it, make it yours, and publish it."
        ),
        gettext_lazy("Read and publish the texts"),
        "privacy:statements",
        "shield",
    ),
    Key.LIVE: Words(
        gettext_lazy("From trial to live"),
        gettext_lazy(
            "First you fill in where the DPIA and the consent of the works council can be found, then "
            "you go live. Until then ten people at most can try it out."
        ),
        gettext_lazy("Fill in the references"),
        "people:references",
        "flag",
    ),
    Key.PEOPLE: Words(
        gettext_lazy("People"),
        gettext_lazy(
            "Add many at once from a file, or one by one. Before anything is saved you see what will "
            "happen."
        ),
        gettext_lazy("Add people from a file"),
        "people:batch_new",
        "people",
    ),
    Key.ASSESSMENT: Words(
        gettext_lazy("A first assessment"),
        gettext_lazy(
            "Give somebody the role Development member, yourself for instance: the invitation goes out "
            "at once, and the result is for that person alone."
        ),
        gettext_lazy("Choose who starts"),
        "people:list",
        "compass",
    ),
}


@require_safe
def set_up(request: HttpRequest) -> HttpResponse:
    """What is set up already, and what the next step is."""
    ours = require(request, Permission.SET_UP).organisation
    steps = steps_of(ours)
    coming = next((step for step in steps if step.state is State.TO_DO), None)
    rows = [
        Row(step, WORDS[step.key], reverse(WORDS[step.key].page), step is coming) for step in steps
    ]
    mail = last_test_mail(ours)
    values = {
        "rows": rows,
        "left": sum(step.state is State.TO_DO for step in steps),
        "may_go_live": ours.live_at is None and references_of(ours).are_complete,
        "mail": mail,
        "mail_kind": MAIL_KINDS[MailStatus(mail.status)] if mail else "",
        "mail_words": mail_words(mail) if mail else "",
        "no_mail_server": not settings.MAIL_GOES_OUT,
        "address": person_of(request).email,
        "once": uuid.uuid4(),
    }
    return render(request, "home/set_up/page.html", values)


def mail_words(mail: Mail) -> str:
    """How far the test mail is, and what to do."""
    status = MailStatus(mail.status)
    if status is MailStatus.SENT:
        return _("The mail server took it. Look in your mailbox, also under unwanted mail.")
    if status is MailStatus.QUEUED and not settings.MAIL_GOES_OUT:
        return _("It waits until there is a mail server.")
    if status is MailStatus.QUEUED and not mail.error:
        return _("It goes out within a minute. Look at this page again.")
    if status is MailStatus.BOUNCED:
        return _("It came back. Check the address.")
    if status is MailStatus.UNSURE:
        return _("The line broke just when the mail server took it: perhaps it arrived.")
    return _(
        "The mail server did not take it. Ask who keeps this installation running to look at the mail server."
    )


@require_POST
def test_mail(request: HttpRequest) -> HttpResponse:
    """Send a test mail to oneself; a second click sends no second one."""
    me = require(request, Permission.SET_UP)
    person = person_of(request)
    send_test_mail(
        organisation=me.organisation,
        to=person.email,
        once=once_in(request.POST),
        by=person,
        at=clock.now(),
    )
    messages.success(
        request, _("A test mail is on its way to %(address)s.") % {"address": person.email}
    )
    return redirect("home:set_up")
