"""What happens to planned talks when somebody moves or leaves: said before it is saved, in counts."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.conversations.queries.planning import between_the_two, not_held_of
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, manager_of, today_in


def talks_that_end(*, membership: Membership, manager: Membership | None) -> list[Link]:
    """Talks planned with the manager somebody has now, when there will be another one."""
    former = manager_of(membership, today_in(membership.organisation))
    if former is None or (manager and manager.pk == former.pk):
        return []
    planned = between_the_two(membership, former).count()
    if not planned:
        return []
    words = ngettext(
        "One conversation with %(name)s is planned.",
        "%(n)d conversations with %(name)s are planned.",
        planned,
    )
    text = _(
        "What is planned before that day is still held. The rest is off; both hear of it, and nobody "
        "else reads what they prepared."
    )
    return [Link(words % {"name": former.full_name, "n": planned}, "", icon="talk", text=text)]


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
