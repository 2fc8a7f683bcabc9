"""Move somebody to another department, team or manager: choose, see what happens, save."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.foundation import clock, slots
from tweespraak.people import access
from tweespraak.people.access import colleague, person_of
from tweespraak.people.actions import (
    ManagerCircle,
    OtherOrganisation,
    PostHasBegun,
    call_off,
    check_place,
    place,
)
from tweespraak.people.forms import MoveForm, initial_of
from tweespraak.people.models import Membership, Post, Unit
from tweespraak.people.queries import post_of, roles_of, today_in
from tweespraak.people.roles import Permission, Role
from tweespraak.people.views.preview import Preview, preview_of_edit

CHOICE = "choice."
_WORD = re.compile(r"[a-z_.]{1,60}\Z")  # a key or a value of an enum, never what somebody typed


@dataclass(frozen=True)
class Move:
    """What moving somebody will do."""

    member: Membership
    on: date
    unit: Unit | None
    manager: Membership | None
    before: Post | None  # where they work on the day itself, as it stands
    after: Post | None  # what was planned already, and stays
    new_manager: Preview | None  # when somebody gets the role Manager by it
    items: list[Any] = field(default_factory=list)

    @property
    def changes_manager(self) -> bool:
        """Whether someone else becomes the manager."""
        return self.manager != (self.before.manager if self.before else None)

    @property
    def changes_nothing(self) -> bool:
        """Whether this is how it is already."""
        if self.before is None:
            return self.unit is None and self.manager is None
        return not self.changes_manager and self.unit == self.before.unit


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Choose where to, see what will happen, save."""
    found = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    today = today_in(found.organisation)
    data = request.POST if request.method == "POST" else None
    form = MoveForm(data, member=found, post=post_of(found, today), today=today)
    step = request.POST.get("step")
    if data is None or step == "change" or not form.is_valid() or not _can_be(form, found):
        return render(request, "people/move.html", {"member": found, "form": form})
    wanted = form.cleaned_data
    if step == "save":
        return _save(request, found, form)
    preview = _move(request, found, wanted["unit"], wanted["manager"], wanted["on"])
    if preview.changes_nothing:
        messages.info(request, _("Nothing to save: that is how it is already."))
        return redirect("people:member", found.pk)
    values = {"member": found, "form": form, "move": preview, "today": today}
    return render(request, "people/move_preview.html", values)


def _can_be(form: MoveForm, found: Membership) -> bool:
    wanted = form.cleaned_data
    try:
        check_place(member=found, **{key: wanted[key] for key in ("unit", "manager", "on")})
    except ManagerCircle as circle:
        form.add_error("manager", circle_words(circle))
    except OtherOrganisation:
        form.add_error(None, _("Something you chose is not there any more. Choose again."))
    return not form.errors


def _save(request: HttpRequest, found: Membership, form: MoveForm) -> HttpResponse:
    try:
        place(
            member=found,
            by=person_of(request),
            at=clock.now(),
            choices=chosen_in(request.POST),
            **form.cleaned_data,
        )
    except ManagerCircle as circle:
        form.add_error("manager", circle_words(circle))
        return render(request, "people/move.html", {"member": found, "form": form})
    messages.success(request, _("Saved: %(name)s.") % {"name": found.full_name})
    return redirect("people:member", found.pk)


def chosen_in(posted: QueryDict) -> dict[str, str]:
    """What was chosen in the fragments of `person.move`: fields called `choice.…`, words only."""
    return {
        name.removeprefix(CHOICE): posted.get(name, "")
        for name in posted
        if name.startswith(CHOICE) and _WORD.match(name) and _WORD.match(posted.get(name, ""))
    }


def circle_words(circle: ManagerCircle) -> str:
    """The sentence for people who would be their own manager."""
    words = _("Then people would be their own manager: %(circle)s. Choose another manager.")
    return words % {"circle": " → ".join(circle.names)}


def _move(
    request: HttpRequest,
    found: Membership,
    unit: Unit | None,
    manager: Membership | None,
    on: date,
) -> Move:
    after = found.posts.filter(since_on__gt=on).order_by("since_on")
    return Move(
        member=found,
        on=on,
        unit=unit,
        manager=manager,
        before=post_of(found, on),
        after=after.select_related("unit__parent", "manager").first(),
        new_manager=preview_of_manager(request, manager) if manager else None,
        items=slots.items("person.move", request=request, membership=found, manager=manager),
    )


def preview_of_manager(request: HttpRequest, manager: Membership) -> Preview | None:
    """What becoming a manager brings a member; nothing when they are one."""
    had = roles_of(manager)
    if Role.MANAGER in had:
        return None
    return preview_of_edit(request, manager, initial_of(manager) | {"roles": [*had, Role.MANAGER]})


@require_POST
def calling_off(request: HttpRequest, membership_id: UUID, post_id: UUID) -> HttpResponse:
    """A planned move does not happen."""
    post = access.planned_move(request, membership_id, post_id)
    today = today_in(post.membership.organisation)
    try:
        call_off(post=post, by=person_of(request), at=clock.now(), today=today)
    except PostHasBegun:
        messages.info(request, _("This has begun already. Move the person instead."))
    except ManagerCircle as circle:
        messages.error(request, circle_words(circle))
    else:
        messages.success(request, _("Called off. It stays as it was."))
    return redirect("people:member", membership_id)
