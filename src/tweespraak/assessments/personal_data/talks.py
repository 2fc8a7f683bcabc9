"""The feedback talks of a person: when they were, what they prepared, chose and said of them afterwards.

What was said in a talk is kept nowhere. Notes of a psychologist are theirs, and go by themselves.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.protocol import RECOGNISED
from tweespraak.assessments.documents.talks import MODES
from tweespraak.assessments.models import Case, Recognition
from tweespraak.assessments.queries.cases import all_cases_about
from tweespraak.assessments.queries.protocol import chosen_by, order_of
from tweespraak.assessments.queries.talks import talk_of
from tweespraak.assessments.rules.after import QUESTIONS
from tweespraak.assessments.rules.protocol import Recognised
from tweespraak.assessments.rules.talks import Mode
from tweespraak.conversations.api import Conversation, Kind, Side
from tweespraak.foundation.personal_data import Rule

WORDS = {
    "feedback_talks": _("Your feedback talks"),
    "talk_of": "",
    "talk_at": _("When"),
    "talk_with": _("With"),
    "talk_place": _("Where"),
    "talk_by": _("How"),
    "talk_lasted": _("How many minutes it took"),
    "video_asked_at": _("You asked for video"),
    "short_call_at": _("You asked for a short call"),
    "talk_wish": _("What you wanted to discuss in any case"),
    "talk_order": _("With what you began"),
    "recognised": _("What you recognised yourself in"),
    "part": _("Part"),
    "answer": _("Your answer"),
    "strengths": _("Strengths you chose"),
    "development": _("Development points you chose"),
    "looked_back": _("How you looked back"),
    "recognition": _("Recognition, 1 to 5"),
    "acceptance": _("Being able to live with it, 1 to 5"),
    "usefulness": _("Usefulness, 1 to 5"),
    "card": _("Your development card"),
    "card_shared_at": _("Shared with your manager"),
}


def export(person: Any) -> dict[str, Any]:
    """Every talk of the person about an assessment of theirs, as far as there is anything of it."""
    found = [one for case in all_cases_about(person.pk) if len(one := _talk(case)) > 1]
    return {"feedback_talks": found} if found else {}


def erase(person: Any, rule: Rule) -> int:
    """The talks of assessments that were erased."""
    kept = Case.objects.exclude(talk=None).values("talk_id")
    mine = Conversation.objects.filter(
        kind=Kind.FEEDBACK, participants__person=person, participants__side=Side.PARTICIPANT
    )
    keys = list(mine.exclude(pk__in=kept).values_list("pk", flat=True))
    return Conversation.objects.filter(pk__in=keys).delete()[0]


def _talk(case: Case) -> dict[str, Any]:
    talk, chosen = talk_of(case), chosen_by(case)
    said = Recognition.objects.filter(part__case=case).select_related("part")
    found = {
        "talk_of": str(case.pk),
        "talk_at": talk and talk.starts_at.isoformat(),
        "talk_with": talk and talk.holder_name,
        "talk_place": talk and talk.row.place,
        "talk_by": str(MODES[Mode(case.talk_mode)]) if talk and case.talk_mode else "",
        "talk_lasted": case.talk_minutes,
        "video_asked_at": case.video_asked_at and case.video_asked_at.isoformat(),
        "short_call_at": case.call_asked_at and case.call_asked_at.isoformat(),
        "talk_wish": case.talk_wish,
        "talk_order": order_of(case),
        "recognised": [
            {"part": one.part.name, "answer": str(RECOGNISED[Recognised(one.answer)])}
            for one in said
        ],
        **chosen,
        "looked_back": {key: case.aftercare[key] for key in QUESTIONS if key in case.aftercare},
        "card": _card(case),
        "card_shared_at": case.card_shared_at and case.card_shared_at.isoformat(),
    }
    return {key: value for key, value in found.items() if value not in (None, "", [], {})}


def _card(case: Case) -> list[str]:
    lines = [one["text"] for one in case.card.get("lines", ())]
    words = case.card.get("words", "")
    return [*lines, words] if words else lines
