"""Rows of a file in words: what each will do, and what is wrong with it and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tweespraak.people.roles import ROLES, Role
from tweespraak.people.rules.columns import HEADINGS, Column
from tweespraak.people.rules.rows import Change, Fault, Flaw, Judged, Outcome
from tweespraak.people.views.words import Tag


@dataclass(frozen=True)
class Line:
    """A row on the screen."""

    number: int
    name: str
    email: str
    outcome: str
    tag: Tag
    told: list[str] = field(default_factory=list)
    member: str = ""  # the key of the member, once there is one


def line_of(row: Judged) -> Line:
    """A row before anything is done."""
    told = [fault_words(fault) for fault in row.faults]
    if row.outcome in {Outcome.CHANGED, Outcome.NEW, Outcome.BACK}:
        told += [_change_words(change) for change in row.changes]
        told += _role_words(row)
    if row.outcome is Outcome.NEW:
        told += _place_words(row)
    if row.outcome is Outcome.BACK:
        told += [_("Was here before, and comes back as the member they were."), *_place_words(row)]
    if row.outcome is Outcome.CHANGED or row.outcome is Outcome.SAME:
        told += _other_name(row)
    member = str(row.here.key) if row.here and not row.here.has_left else ""
    return Line(
        number=row.number,
        name=row.name,
        email=row.wanted.email or row.values.get(Column.EMAIL, "")[:80],
        outcome=row.outcome.value,
        tag=outcome_tag(row.outcome),
        told=told,
        member=member,
    )


def line_done(done: Mapping[str, Any], values: Mapping[str, str]) -> Line:
    """A row after the work."""
    outcome = Outcome(done["outcome"])
    told = [fault_words(_fault(one)) for one in done.get("faults", ())]
    if done.get("undone") is False:
        told.append(
            _(
                "Stays: this person uses the account or takes part in something by now. Let them leave on their own page if that is what you want."
            )
        )
    name = f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()
    gone = done.get("undone") and outcome in {Outcome.NEW, Outcome.BACK}
    tag = Tag(_("Undone"), "neutral") if done.get("undone") else outcome_tag(outcome, done=True)
    member = "" if gone else str(done.get("membership", ""))
    email = values.get("email", "")[:80]
    return Line(done["number"], name, email, outcome.value, tag, told, member)


def outcome_tag(outcome: Outcome, *, done: bool = False) -> Tag:
    """What a row does, or did."""
    if done:
        return {
            Outcome.NEW: Tag(_("Added"), "ok"),
            Outcome.BACK: Tag(_("Let in again"), "ok"),
            Outcome.CHANGED: Tag(_("Brought up to date"), "info"),
            Outcome.SAME: Tag(_("Nothing to do"), "neutral"),
            Outcome.WRONG: Tag(_("Left out"), "danger"),
        }[outcome]
    return {
        Outcome.NEW: Tag(_("New"), "ok"),
        Outcome.BACK: Tag(_("Comes back"), "ok"),
        Outcome.CHANGED: Tag(_("Changes"), "info"),
        Outcome.SAME: Tag(_("Nothing to do"), "neutral"),
        Outcome.WRONG: Tag(_("Wrong"), "danger"),
    }[outcome]


def heading_of(column: Column) -> str:
    """The heading a column has in the language of the screen."""
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    return HEADINGS[language][column][0]


def fault_words(fault: Fault) -> str:
    """What is wrong, and how to mend it."""
    about = (*fault.about, "", "")
    words = _FAULTS[fault.flaw]()
    return words % {
        "column": heading_of(fault.column) if fault.column else "",
        "first": about[0],
        "second": about[1],
        "chain": " → ".join(fault.about),
    }


def _fault(kept: Mapping[str, Any]) -> Fault:
    column = Column(kept["column"]) if kept.get("column") else None
    return Fault(Flaw(kept["flaw"]), column, tuple(kept.get("about", ())))


_FAULTS = {
    Flaw.NO_ADDRESS: lambda: _(
        "There is no e-mail address. Fill it in: it is how we know people apart."
    ),
    Flaw.NOT_AN_ADDRESS: lambda: _(
        "“%(first)s” is not an e-mail address. It looks like name@organisation.nl, without spaces."
    ),
    Flaw.NO_NAME: lambda: _("There is no first name. Fill it in under “%(column)s”."),
    Flaw.TOO_LONG: lambda: _("“%(column)s” is too long: use at most %(first)s characters."),
    Flaw.INVISIBLE: lambda: _(
        "There is an invisible character in “%(column)s”. Type that cell again instead of pasting it."
    ),
    Flaw.UNKNOWN_LANGUAGE: lambda: _(
        "“%(first)s” is not a language we speak. Write nl or en, or leave the cell empty."
    ),
    Flaw.UNKNOWN_ROLE: lambda: _(
        "There is no role “%(first)s”. Use a name from the list of roles on the page where you chose the file."
    ),
    Flaw.ADDRESS_TWICE: lambda: _(
        "This address stands in row %(first)s as well. Leave one of the two."
    ),
    Flaw.TEAM_WITHOUT_DEPARTMENT: lambda: _(
        "There is no team “%(first)s” yet. Fill in its department as well, and it is made."
    ),
    Flaw.TEAM_IN_SEVERAL: lambda: _(
        "There is more than one team “%(first)s” (in %(second)s). Fill in the department as well."
    ),
    Flaw.OWN_MANAGER: lambda: _("Nobody is their own manager. Fill in somebody else, or nothing."),
    Flaw.UNKNOWN_MANAGER: lambda: _(
        "We know no manager with the address %(first)s. Give them a row in this file, add them first, "
        "or leave the cell empty."
    ),
    Flaw.MANAGER_LEFT: lambda: _(
        "%(first)s has left, and cannot be the manager. Fill in somebody else, or nothing."
    ),
    Flaw.MANAGER_IS_WRONG: lambda: _(
        "The manager %(first)s stands in row %(second)s, and that row is wrong. Mend that row first."
    ),
    Flaw.CIRCLE: lambda: _(
        "A circle: someone would, through others, be their own manager (%(chain)s). Change one of "
        "these managers."
    ),
    Flaw.TRIAL_FULL: lambda: _(
        "You are still trying Tweespraak out, with at most 10 people. Go live on the page "
        "where you set up your organisation, and there is room for everyone."
    ),
    Flaw.OVERTAKEN: lambda: _(
        "Something changed here while this row was being done. Upload it once more."
    ),
}


def _change_words(change: Change) -> str:
    words = {
        Column.JOB_TITLE: _("Job title: “%(before)s” becomes “%(after)s”."),
        Column.DEPARTMENT: _("Department: “%(before)s” becomes “%(after)s”."),
        Column.TEAM: _("Team: “%(before)s” becomes “%(after)s”."),
        Column.MANAGER_EMAIL: _("Manager: “%(before)s” becomes “%(after)s”."),
    }[change.column]
    none = _("none")
    return words % {"before": change.before or none, "after": change.after or none}


def _role_words(row: Judged) -> list[str]:
    names = [str(ROLES[Role(role)].name) for role in row.new_roles]
    if not names and row.outcome is not Outcome.CHANGED:
        return [_("No role: no account and no mail.")]
    return [_("Gets: %(roles)s.") % {"roles": ", ".join(names)}] if names else []


def _place_words(row: Judged) -> list[str]:
    wanted = row.wanted
    place = " · ".join(part for part in (wanted.department, wanted.team) if part)
    told = [_("Works in %(place)s.") % {"place": place}] if place else []
    if wanted.manager_email:
        told.append(_("Manager: %(address)s.") % {"address": wanted.manager_email})
    return told


def _other_name(row: Judged) -> list[str]:
    """Names are corrected on a person's own page, not by a file."""
    here, said = row.here, row.wanted.name
    if here is None or not row.wanted.given_name or said == here.name:
        return []
    return [
        _("Stands here as %(name)s; that stays. Correct a name on the person's own page.")
        % {"name": here.name}
    ]
