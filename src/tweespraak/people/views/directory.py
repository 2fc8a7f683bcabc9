"""Manage users: the list of people, and adding someone."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.access import may, person_of, require
from tweespraak.people.actions import AddressAlreadyHere, add_person
from tweespraak.people.actions.organisations import TrialFull
from tweespraak.people.documents import trial_full_words
from tweespraak.people.forms import AddPersonForm, already_here
from tweespraak.people.models import Membership, Organisation, Post
from tweespraak.people.queries import Account, accounts_of, places_on, today_in
from tweespraak.people.queries.directory import people_found
from tweespraak.people.roles import Permission
from tweespraak.people.views.filters import (
    filters_in,
    role_options,
    standing_options,
    unit_options,
)
from tweespraak.people.views.preview import preview_of_new
from tweespraak.people.views.tabs import people_tabs
from tweespraak.people.views.words import Tag, account_tag

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """A person in the list, with the key that makes sending a mail again happen once."""

    account: Account
    tag: Tag
    once: uuid.UUID
    post: Post | None = None  # where they work today


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone of the organisation, by name."""
    me = require(request, Permission.SEE_PEOPLE)
    filters = filters_in(request.GET)
    page = Paginator(people_found(me.organisation, filters), PER_PAGE).get_page(
        request.GET.get("page")
    )
    values = {
        "page": page,
        "rows": _rows(list(page), today_in(me.organisation)),
        "filters": filters,
        "role_options": role_options(),
        "unit_options": unit_options(me.organisation_id),
        "standing_options": standing_options(),
        "may_manage": may(request, Permission.MANAGE_PEOPLE),
        "once": uuid.uuid4(),
        "tabs": people_tabs(request),
    }
    return render(request, "people/list.html", values)


def _rows(members: list[Membership], today: date) -> list[Row]:
    accounts, posts = accounts_of(members, clock.now()), places_on(members, today)
    return [
        Row(account, account_tag(account), uuid.uuid4(), posts.get(account.member.pk))
        for account in accounts
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add someone in two steps: fill in, see what will happen, save."""
    me = require(request, Permission.MANAGE_PEOPLE)
    organisation = me.organisation
    if request.method != "POST":
        form = AddPersonForm(organisation=organisation, initial={"language": organisation.language})
        return render(request, "people/add.html", {"form": form})
    form = AddPersonForm(request.POST, organisation=organisation)
    step = request.POST.get("step")
    if not form.is_valid() or step == "change":
        return render(request, "people/add.html", {"form": form})
    if step == "save":
        return _save(request, form, organisation)
    preview = preview_of_new(request, organisation, form.cleaned_data)
    return render(request, "people/add_preview.html", {"form": form, "preview": preview})


def _save(request: HttpRequest, form: AddPersonForm, organisation: Organisation) -> HttpResponse:
    try:
        member = add_person(
            organisation=organisation, by=person_of(request), at=clock.now(), **form.cleaned_data
        )
    except AddressAlreadyHere as known:
        form.add_error("email", already_here(known.membership))
    except OnceTaken:
        form.add_error(None, _("This page is too old to save. Open “Add someone” again."))
    except TrialFull:
        form.add_error(None, trial_full_words())
    else:
        messages.success(request, _saved_words(member, bool(form.cleaned_data["roles"])))
        return redirect("people:member", member.pk)
    return render(request, "people/add.html", {"form": form})


def _saved_words(member: Membership, has_roles: bool) -> str:
    if has_roles:
        return _("%(name)s has been added. The mails are on their way.") % {
            "name": member.full_name
        }
    return _("%(name)s has been added, without an account and without mail.") % {
        "name": member.full_name
    }
