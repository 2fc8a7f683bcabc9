"""One person of the organisation: the page, editing, mails again, the link to copy."""

import uuid
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import once_in
from tweespraak.people.access import colleague, mail_to_colleague, may, person_of
from tweespraak.people.actions import (
    AddressAlreadyHere,
    AddressInUse,
    AddressOfLeaver,
    LastAdmin,
    NothingToSendAgain,
    OwnAdminRole,
    check_roles,
    copy_link,
    edit_member,
    resend_mail,
)
from tweespraak.people.forms import EditMemberForm, already_here
from tweespraak.people.models import Membership
from tweespraak.people.queries import SentMail, accounts_of, link_url
from tweespraak.people.roles import ROLES, Permission
from tweespraak.people.views.place import place_of
from tweespraak.people.views.preview import preview_of_edit
from tweespraak.people.views.words import (
    Tag,
    account_tag,
    last_admin_words,
    mail_sentence,
    mail_tag,
    server_words,
)


@dataclass(frozen=True)
class MailRow:
    """A mail on the page, with the key that makes sending it again happen once."""

    sent: SentMail
    tag: Tag
    sentence: str
    technical: str
    once: UUID


@require_safe
def member(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Who this is, which roles, how far the mails are, and what other contexts add."""
    found = colleague(request, membership_id, Permission.SEE_PEOPLE)
    [account] = accounts_of([found], clock.now())
    values = {
        "account": account,
        "member": found,
        "tag": account_tag(account),
        "roles": [ROLES[role] for role in account.roles],
        "mails": [_mail_row(sent) for sent in account.mails],
        "may_manage": may(request, Permission.MANAGE_PEOPLE),
        "place": place_of(found),
    }
    return render(request, "people/member.html", values)


def _mail_row(sent: SentMail) -> MailRow:
    sentence = mail_sentence(sent.mail, clock.now())
    return MailRow(sent, mail_tag(sent.mail), sentence, server_words(sent.mail), uuid.uuid4())


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Edit a member; when somebody gets mail or rights by it, first show that."""
    found = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    if request.method != "POST":
        return _form(request, found, EditMemberForm(member=found))
    form = EditMemberForm(request.POST, member=found)
    step = request.POST.get("step")
    if not form.is_valid() or not _roles_are_allowed(request, form) or step == "change":
        return _form(request, found, form)
    preview = preview_of_edit(request, found, form.cleaned_data)
    if preview.is_worth_showing and step != "save":
        values = {"member": found, "form": form, "preview": preview}
        return render(request, "people/edit_preview.html", values)
    return _save(request, form, preview.is_worth_showing)


def _form(request: HttpRequest, found: Membership, form: EditMemberForm) -> HttpResponse:
    return render(request, "people/edit.html", {"member": found, "form": form})


def _roles_are_allowed(request: HttpRequest, form: EditMemberForm) -> bool:
    try:
        check_roles(member=form.member, roles=form.cleaned_data["roles"], by=person_of(request))
    except (OwnAdminRole, LastAdmin) as refusal:
        form.add_error("roles", _refusal_words(refusal))
        return False
    return True


def _refusal_words(refusal: Exception) -> str:
    if isinstance(refusal, OwnAdminRole):
        return _(
            "You cannot take away your own role of organisation admin. Ask another admin to do it."
        )
    return last_admin_words()


def _save(request: HttpRequest, form: EditMemberForm, changes_rights: bool) -> HttpResponse:
    found, values = form.member, form.cleaned_data
    try:
        found = edit_member(member=found, by=person_of(request), at=clock.now(), **values)
    except AddressAlreadyHere as known:
        form.add_error("email", already_here(known.membership))
    except AddressInUse:
        form.add_error("email", _("The account is now in use: the address stays as it is."))
    except AddressOfLeaver as left:
        form.add_error("email", _leaver_words(left.membership))
    except (OwnAdminRole, LastAdmin) as refusal:
        form.add_error("roles", _refusal_words(refusal))
    else:
        messages.success(request, _("Saved: %(name)s.") % {"name": found.full_name})
        return redirect("people:member", found.pk)
    return _form(request, found, form)


def _leaver_words(left: Membership) -> str:
    words = _(
        "This address belongs to %(name)s, who left. Is that whom you mean? Then let this person "
        "leave, and add them anew under that address: what was known of them comes back."
    )
    return words % {"name": left.full_name}


@require_POST
def send_again(request: HttpRequest, membership_id: UUID, mail_id: UUID) -> HttpResponse:
    """Send a mail once more."""
    at = clock.now()
    found, sent = mail_to_colleague(request, membership_id, mail_id, at)
    try:
        if sent.link is None:
            raise NothingToSendAgain
        again = resend_mail(
            mail=sent.mail,
            link=sent.link,
            once=once_in(request.POST),
            member=found,
            by=person_of(request),
            at=at,
        )
    except NothingToSendAgain:
        messages.info(request, _("This mail is no longer needed: its link has been used."))
    else:
        messages.success(
            request, _("The mail goes out again, to %(address)s.") % {"address": again.address}
        )
    return redirect("people:member", membership_id)


@never_cache
@require_POST
def copied_link(request: HttpRequest, membership_id: UUID, mail_id: UUID) -> HttpResponse:
    """Show the link in a mail, to pass on where there is no mail; noted in the log."""
    found, sent = mail_to_colleague(request, membership_id, mail_id, clock.now())
    if sent.link is None or not sent.can_be_copied:
        messages.info(request, _("This link does not work any more. Send the mail again first."))
        return redirect("people:member", membership_id)
    copy_link(link=sent.link, by=person_of(request), at=clock.now())
    values = {"member": found, "link": sent.link, "address": link_url(sent.link)}
    back_to = reverse("people:member", args=[membership_id])  # this page itself is not a place
    return render(request, "people/link_copy.html", values | {"back_to": back_to})
