"""The same person twice: find the other, see what moves, put both together or ask first."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.people.access import colleague, person_of
from tweespraak.people.access.own import asked_whether_mine
from tweespraak.people.actions import ManagerCircle
from tweespraak.people.actions.asking import ask_merge, decline_merge
from tweespraak.people.actions.merging import KeepTheOneInUse, NotTwo, OwnWordNeeded, merge
from tweespraak.people.models import Membership, Person
from tweespraak.people.queries import is_active_here, roles_of
from tweespraak.people.queries.merging import (
    asked_to_merge,
    is_in_use,
    may_be_the_same,
    needs_own_word,
)
from tweespraak.people.roles import ROLES, Permission, Role
from tweespraak.people.views.filters import words_in

PER_PAGE = 20


@require_safe
def merge_search(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Find the other one; who has the same name stands there already."""
    found = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    words = words_in(request.GET)
    page = Paginator(may_be_the_same(found, words), PER_PAGE).get_page(request.GET.get("page"))
    values = {"member": found, "words": words, "page": page}
    return render(request, "people/merge_search.html", values)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge_two(request: HttpRequest, membership_id: UUID, other_id: UUID) -> HttpResponse:
    """Side by side: what stays, what moves. The first in the address stays."""
    kept = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    gone = colleague(request, other_id, Permission.MANAGE_PEOPLE)
    active, also = is_active_here(kept), is_active_here(gone)
    if also and not active:
        return redirect("people:merge", gone.pk, kept.pk)
    if kept.pk == gone.pk:
        return redirect("people:merge_search", kept.pk)
    if request.method == "POST":
        return _put_together(request, kept, gone)
    values = {
        "kept": kept,
        "gone": gone,
        "sides": [_side(kept), _side(gone)],
        "asks": also,  # of an account elsewhere this page says nothing
        "asked": asked_to_merge(gone.person_id, kept.pk).filter(expires_at__gt=clock.now()).first(),
        "can_turn": active == also,
        "roles": _roles(roles_of(kept) | roles_of(gone)),
    }
    return render(request, "people/merge.html", values)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def merge_own(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Is the other account mine as well? Yes puts both together; no changes nothing."""
    link, kept, mine = asked_whether_mine(request, membership_id)
    if request.method != "POST":
        values = {"kept": kept, "mine": mine, "organisation": link.organisation}
        return render(request, "people/merge_own.html", values)
    if request.POST.get("answer") != "yes":
        decline_merge(link=link, at=clock.now())
        messages.success(request, _("Thank you. Nothing has changed."))
        return redirect("/")
    return _my_word(request, kept, mine)


def _my_word(request: HttpRequest, kept: Membership, mine: Membership) -> HttpResponse:
    """The account that is in use stays, so that nobody is left without one."""
    if not is_in_use(kept.person):
        if _merged(request, mine, kept, mine.person):
            messages.success(request, _("Everything is together now, under this account."))
        return redirect("/")
    if not _merged(request, kept, mine, mine.person):
        return redirect("/")
    logout(request)
    words = _("Everything is together now. From now on sign in with %(address)s.")
    messages.success(request, words % {"address": kept.person.email})
    return redirect("account_login")


def _put_together(request: HttpRequest, kept: Membership, gone: Membership) -> HttpResponse:
    by = person_of(request)
    if needs_own_word(gone):  # also one's own: the page says that a mail goes out
        _ask(request, kept, gone, by)
    elif _merged(request, kept, gone, by):
        messages.success(request, _("Together now: %(name)s.") % {"name": kept.full_name})
    return redirect("people:member", kept.pk)


def _ask(request: HttpRequest, kept: Membership, gone: Membership, by: Person) -> None:
    ask_merge(kept=kept, gone=gone, by=by, at=clock.now())
    told = {"address": gone.person.email, "name": gone.full_name}
    words = _("A mail goes to %(address)s. As soon as %(name)s says yes, both are together.")
    messages.success(request, words % told)


def _merged(request: HttpRequest, kept: Membership, gone: Membership, by: Person) -> bool:
    try:
        merge(kept=kept, gone=gone, by=by, at=clock.now())
    except ManagerCircle as circle:
        words = _(
            "Together they would make a circle of managers: %(names)s. Change one of these managers "
            "first."
        )
        messages.error(request, words % {"names": " → ".join(circle.names)})
    except OwnWordNeeded:
        _ask(request, kept, gone, by)
    except (KeepTheOneInUse, NotTwo):
        messages.error(
            request, _("Something changed here in the meantime. Look at both again, please.")
        )
    else:
        return True
    return False


def _side(member: Membership) -> dict[str, object]:
    return {
        "member": member,
        "roles": _roles(roles_of(member)),
        "in_use": is_active_here(member),
    }


def _roles(roles: frozenset[Role]) -> list[str]:
    return [str(ROLES[role].name) for role in Role if role in roles]
