"""What somebody agreed with others: both read the same, so both take the same along."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.actions.agreement_steps import forget_agreements
from tweespraak.conversations.documents.agreements import STATES, Told, proposed, timeline
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.agreements import Held, held_everywhere
from tweespraak.foundation.personal_data import Rule

WORDS = {
    "agreements": _("What you agreed"),
    "with": _("With"),
    "organisation": _("Organisation"),
    "part": _("Your part"),
    "part=owner": _("You do it"),
    "part=helper": _("You help"),
    "what": _("What"),
    "evidence": _("How you both see it"),
    "help": _("What the other does to help"),
    "cue": _("If"),
    "step": _("Then"),
    "by": _("By"),
    "state": _("How it stands"),
    "proposed_change": _("Proposed change"),
    "story": _("What happened with it"),
    "act": _("What"),
    "at": _("When"),
    "text": _("Words"),
    "before": _("How it stood before"),
}


def export(person: Any) -> dict[str, Any]:
    """Every agreement somebody is one of the two in, with its whole story."""
    found = [_agreement(held) for held in held_everywhere(person.pk)]
    return {"agreements": found} if found else {}


def erase(person: Any, rule: Rule) -> int:
    """Every agreement somebody is one of the two in. What moved on to others stays theirs."""
    return forget_agreements(Agreement.objects.filter(Q(owner=person) | Q(other=person)))


def _agreement(held: Held) -> dict[str, Any]:
    found = held.agreement
    told = {
        "with": held.other_name,
        "organisation": found.organisation.name,
        "part": "owner" if held.part.is_owner else "helper",
        "what": found.what,
        "evidence": found.evidence,
        "help": found.help,
        "cue": found.cue,
        "step": found.step,
        "by": found.due_on.isoformat(),
        "state": str(STATES[held.state][0]),
        "proposed_change": _joined(proposed(held)),
        "story": [_moment(one) for one in timeline(found.moments.all(), held)],
    }
    return {key: value for key, value in told.items() if value}


def _moment(told: Told) -> dict[str, Any]:
    found = {
        "act": told.name,
        "at": told.at.isoformat(),
        "text": told.text,
        "before": _joined(told.before),
    }
    return {key: value for key, value in found.items() if value}


def _joined(parts: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in parts)
