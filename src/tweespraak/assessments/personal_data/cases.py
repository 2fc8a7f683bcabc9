"""The assessments of a person: the brief, what was planned and held, what they needed and said.

What a psychologist saw comes along from the moment the participant may read the report, not before.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.parts import KINDS, MODES
from tweespraak.assessments.documents.words import STATES
from tweespraak.assessments.models import Case, Decision, Note, Part, Signature, Snippet
from tweespraak.assessments.queries.briefs import recipients_named
from tweespraak.assessments.queries.cases import all_cases_about
from tweespraak.assessments.rules.days import Mode, PartKind
from tweespraak.assessments.rules.states import BEFORE_PARTICIPANT, State
from tweespraak.foundation.personal_data import Rule
from tweespraak.people.api import names_in

_TEXTS = (
    "client_name", "job_title", "question", "purpose", "decision", "method", "consequences",
    "valid_months", "blocking_right", "blocking_reason", "needs", "needs_answer", "statement",
)  # fmt: skip
_MOMENTS = (
    "invited_at", "sheet_opened_at", "consented_at", "lead_waived_at", "blocking_seen_at",
    "measured_at", "shown_at", "first_opened_at", "agreed_at", "waived_at", "ended_at",
)  # fmt: skip

WORDS = {
    "assessments": _("Your assessments"),
    "assessment": "",
    "organisation": _("Organisation"),
    "psychologist": _("Psychologist"),
    "state": _("How it stands"),
    "client_name": _("Client"),
    "job_title": _("The job it is about"),
    "question": _("The question"),
    "purpose": _("What it is for"),
    "decision": _("Which decision it informs"),
    "requirements": _("What the job asks"),
    "method": _("Which parts, and why these"),
    "consequences": _("What may follow from it"),
    "valid_months": _("Valid for so many months"),
    "blocking_right": _("You could hold the report back"),
    "blocking_reason": _("Why they cannot hold it back"),
    "needs": _("What you need"),
    "needs_answer": _("What we arrange"),
    "statement": _("Your own statement"),
    "invited_at": _("Information sent"),
    "sheet_opened_at": _("Information opened"),
    "consented_at": _("Takes part since"),
    "lead_waived_at": _("You chose to begin sooner"),
    "blocking_seen_at": _("You knew that you could not hold it back"),
    "measured_at": _("Parts done"),
    "shown_at": _("The report was yours to read from"),
    "first_opened_at": _("You first opened it"),
    "agreed_at": _("You agreed with the draft"),
    "waived_at": _("You needed no talk"),
    "ended_at": _("Ended"),
    "may_get_it": _("Who may get the report"),
    "name": _("Name"),
    "role": _("Role"),
    "use": _("What they use it for"),
    "parts": _("Parts of the day"),
    "kind": _("Kind"),
    "starts_at": _("When"),
    "place": _("Place"),
    "held_at": _("Held on"),
    "skipped_because": _("Why it was left out"),
    "supervision": _("How it was supervised"),
    "particulars": _("Particulars"),
    "norm": _("Norm group"),
    "scores": _("Scores"),
    "scale": _("Scale"),
    "score": _("Score"),
    "se": _("Standard error"),
    "scale_kind": "",
    "observations": _("What was seen, and what it means"),
    "requirement": _("What the job asks"),
    "seen": _("What was seen"),
    "meaning": _("What it means"),
}


def export(person: Any) -> dict[str, Any]:
    """Every assessment the person was told of."""
    cases = [_case(case) for case in all_cases_about(person.pk)]
    return {"assessments": cases} if cases else {}


def erase(person: Any, rule: Rule) -> int:
    """Everything about the person, unless a complaint is open; and what they wrote for themselves."""
    about = Case.objects.filter(participant=person)
    held = about.exclude(held_since_at=None)
    Part.objects.filter(case__in=held).update(result=None)
    held.update(consent=None)
    free = list(about.filter(held_since_at=None).values_list("pk", flat=True))
    gone = Decision.objects.filter(recipient__case__in=free).delete()[0]
    gone += Case.objects.filter(pk__in=free).delete()[0]
    own = (Snippet.objects.filter(owner=person), Signature.objects.filter(owner=person))
    notes = Note.objects.filter(author=person, case__held_since_at=None)
    return gone + sum(rows.delete()[0] for rows in (*own, notes))


def _case(case: Case) -> dict[str, Any]:
    may_read = case.state not in BEFORE_PARTICIPANT and case.shown_at is not None
    names = names_in(case.organisation_id, [case.psychologist_id])
    texts = {one["key"]: one["text"] for one in case.requirements}
    moments = {name: getattr(case, name) for name in _MOMENTS}
    found = {
        "assessment": str(case.pk),
        "organisation": case.organisation.name,
        "psychologist": names.get(case.psychologist_id, ""),
        "state": str(STATES[State(case.state)]),
        **{name: getattr(case, name) for name in _TEXTS},
        "requirements": list(texts.values()),
        **{name: moment and moment.isoformat() for name, moment in moments.items()},
        "may_get_it": [
            {"name": name, "role": row.role, "use": row.purpose}
            for row, name in recipients_named(case)
        ],
        "parts": [_part(part, texts, may_read) for part in case.parts.all()],
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _part(part: Part, texts: dict[str, str], may_read: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": part.name,
        "kind": str(KINDS[PartKind(part.kind)]),
        "supervision": str(MODES[Mode(part.mode)][0]) if part.mode else "",
        "starts_at": part.starts_at and part.starts_at.isoformat(),
        "place": part.place,
        "held_at": part.held_at and part.held_at.isoformat(),
        "skipped_because": part.skipped_because,
    }
    if may_read:
        found |= {
            "particulars": part.particulars,
            "norm": part.norm,
            "scores": part.scores,
            "observations": [
                {**one, "requirement": texts.get(one["requirement"], "")}
                for one in part.observations
            ],
        }
    return {key: value for key, value in found.items() if value not in (None, "", [])}
