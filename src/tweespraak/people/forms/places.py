"""Departments and teams, moving, leaving, standing in: what is chosen, with sentences."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.people.forms.fields import LineField, Typed, day_field
from tweespraak.people.models import Membership, Post, StandIn, Unit
from tweespraak.people.queries import departments_of, members_of, units_of

FURTHEST = timedelta(days=2 * 366)  # so far ahead one plans
EARLIEST = date(1950, 1, 1)


class UnitForm(OnceForm):
    """The name of a department or team."""

    name = LineField(
        label=gettext_lazy("Name"),
        max_length=120,
        autocomplete="off",
        error_messages={"required": gettext_lazy("Fill in a name.")},
    )


class Chosen(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of the same organisation; anything else is not a choice."""

    def __init__(self, label: Any, none: Any, **more: Any) -> None:
        super().__init__(
            queryset=Membership.objects.none(),
            label=label,
            empty_label=none,
            error_messages={
                "required": gettext_lazy("Make a choice."),
                "invalid_choice": gettext_lazy("This choice is not there any more. Choose again."),
            },
            **more,
        )

    def label_from_instance(self, obj: Any) -> str:
        if isinstance(obj, Membership):
            return f"{obj.full_name}, {obj.job_title}" if obj.job_title else obj.full_name
        return str(obj.full_name)


def unit_choices(organisation: UUID, without: UUID | None = None) -> list[tuple[str, str]]:
    """Departments by name, each followed by its teams."""
    return [
        (str(unit.pk), unit.full_name)
        for department, teams in departments_of(organisation)
        for unit in (department, *teams)
        if unit.pk != without
    ]


class CloseUnitForm(forms.Form):
    """Where the people of a department or team go when it closes."""

    to = Chosen(
        gettext_lazy("Where do the people go?"), gettext_lazy("No department"), required=False
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_units(self.fields["to"], unit.organisation_id, unit.pk)


class MoveForm(Typed, forms.Form):
    """Where somebody will work, for whom, and from which day."""

    unit = Chosen(gettext_lazy("Department or team"), gettext_lazy("No department"), required=False)
    manager = Chosen(gettext_lazy("Manager"), gettext_lazy("No manager"), required=False)
    on = day_field(gettext_lazy("From which day?"))

    def __init__(
        self, *args: Any, member: Membership, post: Post | None, today: date, **kwargs: Any
    ) -> None:
        start: dict[str, Any] = {"on": today}
        if post is not None:
            start |= {"unit": post.unit_id, "manager": post.manager_id}
        super().__init__(*args, **({"initial": start} | kwargs))
        self.today = today
        _offer_units(self.fields["unit"], member.organisation_id)
        _offer_people(self.fields["manager"], member)

    def clean_on(self) -> date:
        """A day one can mean."""
        on: date = self.cleaned_data["on"]
        if on < EARLIEST or on > self.today + FURTHEST:
            raise forms.ValidationError(_("Choose a day at most two years ahead."))
        return on


class LeaveForm(Typed, forms.Form):
    """Who takes over from somebody who leaves."""

    successor = Chosen(
        gettext_lazy("Who takes over the work?"),
        gettext_lazy("Nobody yet"),
        required=False,
        help_text=gettext_lazy("What only this person leads, goes to this colleague."),
    )
    reports_to = Chosen(
        gettext_lazy("Who becomes the manager of their people?"),
        gettext_lazy("Nobody yet"),
        required=False,
    )

    def __init__(
        self, *args: Any, member: Membership, leads: bool, promised: list[StandIn], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.promised = {f"stand_in_{row.pk.hex}": row for row in promised}
        _offer_people(self.fields["successor"], member)
        _offer_people(self.fields["reports_to"], member)
        if not leads:
            del self.fields["reports_to"]
        for name, row in self.promised.items():
            label = _("Who stands in for %(name)s instead?") % {"name": row.absent.full_name}
            self.fields[name] = Chosen(label, _("Nobody: it ends"), required=False)
            _offer_people(self.fields[name], member, row.absent)

    def stand_ins(self) -> dict[UUID, Membership]:
        """Who takes over which promise to stand in."""
        chosen = ((row.pk, self.cleaned_data.get(name)) for name, row in self.promised.items())
        return {key: heir for key, heir in chosen if heir is not None}


class StandInForm(Typed, OnceForm):
    """Who stands in, and from when until when."""

    stand_in = Chosen(gettext_lazy("Who stands in?"), gettext_lazy("Choose a colleague"))
    since_on = day_field(gettext_lazy("First day away"))
    until_on = day_field(gettext_lazy("Back on"))

    def __init__(self, *args: Any, member: Membership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": {"since_on": today}} | kwargs))
        self.today = today
        _offer_people(self.fields["stand_in"], member)

    def clean(self) -> dict[str, Any]:
        """Coming back is after going away, and still to come."""
        found = super().clean() or self.cleaned_data
        since, until = found.get("since_on"), found.get("until_on")
        if since and until and until <= since:
            self.add_error("until_on", _("Choose a day after the first day away."))
        elif until and until <= self.today:
            self.add_error("until_on", _("This day is past. Choose a day that is still to come."))
        elif until and until > self.today + FURTHEST:
            self.add_error("until_on", _("Choose a day at most two years ahead."))
        return found


def _offer_units(field: Any, organisation: UUID, without: UUID | None = None) -> None:
    field.queryset = units_of(organisation).exclude(pk__in=[without] if without else [])
    field.choices = [("", field.empty_label), *unit_choices(organisation, without)]


def _offer_people(field: Any, *without: Membership) -> None:
    organisation = without[0].organisation_id
    field.queryset = members_of(organisation).exclude(pk__in=[one.pk for one in without])
