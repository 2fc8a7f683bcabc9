"""What happens to planned talks when somebody moves or leaves: said before it is saved, in counts."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.conversations.queries.agreements import of_person
from tweespraak.conversations.queries.planning import (
    being_written_of,
    between_the_two,
    not_held_of,
)
from tweespraak.conversations.rules.moving import CHOICE, OpenTalks
from tweespraak.foundation.slots import Fragment, Link
from tweespraak.people.api import Membership, manager_of, today_in


def open_talks_question(*, membership: Membership, manager: Membership | None) -> list[Fragment]:
    """What happens to what somebody and their manager of now began, when there will be another one."""
    former = manager_of(membership, today_in(membership.organisation))
    if former is None or (manager and manager.pk == former.pk):
        return []
    planned = between_the_two(membership, former).count()
    words = ngettext(
        "One conversation is planned that was not held yet.",
        "%(n)d conversations are planned that were not held yet.",
        planned,
    )
    values = {
        "name": f"choice.{CHOICE}",
        "employee": membership.given_name,
        "former": former.full_name,
        "hint": words % {"n": planned} if planned else _("No conversation is planned now."),
        "options": _ways(membership, former, manager),
    }
    return [Fragment("conversations/moving.html", values)]


def _ways(
    membership: Membership, former: Membership, manager: Membership | None
) -> list[dict[str, Any]]:
    words = {
        "name": membership.given_name,
        "former": former.full_name,
        "manager": manager.full_name if manager else "",
    }
    off = _(
        "What is planned before that day is still held. The rest is off; both hear of it, and nobody "
        "else reads what they prepared."
    )
    if manager:
        off += " " + _(
            "Of agreements only the words go to %(manager)s, and only of those %(name)s ticks then; "
            "the others stop."
        )
        goes_on = _(
            "Planned conversations stay with %(former)s. Agreements that %(name)s does not pass on "
            "to %(manager)s stay with %(former)s as well."
        )
    else:
        goes_on = _("Planned conversations stay with %(former)s.")
    return [
        {
            "value": OpenTalks.CALL_OFF.value,
            "label": _("Conversations that were not held yet are called off"),
            "hint": off % words,
            "checked": True,
        },
        {
            "value": OpenTalks.FINISH.value,
            "label": _("The two finish what they began first"),
            "hint": goes_on % words,
        },
    ]


def talks_that_stop(*, membership: Membership, **_more: Any) -> list[Link]:
    """Talks planned with somebody who leaves."""
    planned = not_held_of(membership.person_id, membership.organisation_id).count()
    if not planned:
        return []
    words = ngettext(
        "One conversation with %(name)s is planned.",
        "%(n)d conversations with %(name)s are planned.",
        planned,
    )
    text = _("They are off from then on. The others get a mail, and their calendars move along.")
    return [Link(words % {"name": membership.full_name, "n": planned}, "", icon="talk", text=text)]


def records_left_behind(*, membership: Membership, **_more: Any) -> list[Link]:
    """Talks with somebody who leaves of which the record is not finished; how many is theirs."""
    if not being_written_of(membership.person_id, membership.organisation_id).exists():
        return []
    words = _("Unfinished records of conversations with %(name)s")
    text = _("Who stays has ten working days to finish them. Then they are closed as they stand.")
    return [Link(words % {"name": membership.full_name}, "", icon="talk", text=text)]


def agreements_that_stop(*, membership: Membership, **_more: Any) -> list[Link]:
    """Agreements of somebody who leaves; how many is not for who lets them leave."""
    if not of_person(membership.organisation_id, membership.person_id).exists():
        return []
    text = _(
        "What is open stops, and the others are told. Whoever gets another manager by this is asked "
        "which agreements that manager may read. Letting somebody back in does not undo this."
    )
    words = _("Agreements of %(name)s") % {"name": membership.full_name}
    return [Link(words, "", icon="handshake", text=text)]
