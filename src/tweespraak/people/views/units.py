"""Departments and teams: the list, adding, renaming, closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.people import access
from tweespraak.people.access import may, person_of, require
from tweespraak.people.actions import (
    ManagerCircle,
    NameTaken,
    OtherOrganisation,
    TeamsOpen,
    TeamUnderTeam,
    add_unit,
    close_unit,
    rename_unit,
)
from tweespraak.people.forms import CloseUnitForm, UnitForm
from tweespraak.people.models import Unit
from tweespraak.people.queries import counted_units, people_in, today_in
from tweespraak.people.roles import Permission
from tweespraak.people.views.tabs import people_tabs


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The departments with their teams, and how many people work in each."""
    me = require(request, Permission.SEE_PEOPLE)
    values = {
        "departments": counted_units(me.organisation_id, today_in(me.organisation)),
        "may_manage": may(request, Permission.MANAGE_PEOPLE),
        "tabs": people_tabs(request),
    }
    return render(request, "people/units.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_department(request: HttpRequest) -> HttpResponse:
    """A new department."""
    require(request, Permission.MANAGE_PEOPLE)
    return _add(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def new_team(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """A new team under a department."""
    return _add(request, access.unit(request, unit_id))


def _add(request: HttpRequest, parent: Unit | None) -> HttpResponse:
    organisation = access.member_of(request).organisation
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            unit = add_unit(
                organisation=organisation,
                name=form.cleaned_data["name"],
                parent=parent,
                once=form.cleaned_data["once"],
                by=person_of(request),
                at=clock.now(),
            )
        except NameTaken:
            form.add_error("name", _taken_words(parent))
        except (TeamUnderTeam, OtherOrganisation):
            form.add_error(None, _("A team stands under a department. Choose another one."))
        else:
            messages.success(request, _("Added: %(name)s.") % {"name": unit.name})
            return redirect("people:units")
    return render(request, "people/unit_form.html", {"form": form, "parent": parent})


@require_http_methods(["GET", "HEAD", "POST"])
def unit_name(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Another name for a department or team."""
    unit = access.unit(request, unit_id)
    form = UnitForm(request.POST or None, initial={"name": unit.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            rename_unit(unit=unit, name=name, by=person_of(request), at=clock.now())
        except NameTaken:
            form.add_error("name", _taken_words(unit.parent))
        else:
            messages.success(request, _("Saved: %(name)s.") % {"name": name})
            return redirect("people:units")
    return render(request, "people/unit_form.html", {"form": form, "unit": unit})


@require_http_methods(["GET", "HEAD", "POST"])
def unit_closing(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Close a department or team, after saying where its people go."""
    unit = access.unit(request, unit_id)
    form = CloseUnitForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            to = form.cleaned_data["to"]
            close_unit(unit=unit, to=to, by=person_of(request), at=clock.now())
        except TeamsOpen:
            form.add_error(None, _teams_words(unit))
        except (OtherOrganisation, ManagerCircle):
            form.add_error("to", _("This choice is not there any more. Choose again."))
        else:
            messages.success(request, _("Closed: %(name)s.") % {"name": unit.name})
            return redirect("people:units")
    people = people_in(unit, today_in(unit.organisation))
    teams = unit.teams.filter(closed_at=None)
    values = {"form": form, "unit": unit, "people": people, "teams": teams}
    return render(request, "people/unit_close.html", values)


def _taken_words(parent: Unit | None) -> str:
    if parent is None:
        return _("There is a department with this name already. Choose another name.")
    words = _("There is a team with this name already in %(department)s. Choose another name.")
    return words % {"department": parent.name}


def _teams_words(unit: Unit) -> str:
    return _("There are still teams in %(name)s. Close those first.") % {"name": unit.name}
