"""Invitations, consents, progress and matches in words."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tweespraak.activities.models import Activity, Participation, Reuse
from tweespraak.activities.queries import last_day, names_of_team
from tweespraak.activities.rules.consent import ConsentText, filled_in
from tweespraak.activities.rules.pasting import MOST, NAME_LENGTH, Trouble
from tweespraak.activities.rules.progress import Progress
from tweespraak.foundation.texts import in_language
from tweespraak.instruments.api import INSTRUMENTS
from tweespraak.lenses.api import lens_name
from tweespraak.notifications.api import Letter, compose
from tweespraak.people.api import Membership, contact_of, language_for, look_of

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("nl", "en")

PROGRESS = {
    Progress.NOT_STARTED: (gettext_lazy("Not started"), "draft"),
    Progress.BUSY: (gettext_lazy("Under way"), "info"),
    Progress.WAITING: (gettext_lazy("Awaits consent"), "waiting"),
    Progress.SHARED: (gettext_lazy("Shared"), "done"),
}

TROUBLES = {
    Trouble.NO_ADDRESS: gettext_lazy(
        "There is no mail address here. Write “Name <address>” or only the address."
    ),
    Trouble.BAD_ADDRESS: gettext_lazy(
        "This mail address cannot be right. Check it for typing errors."
    ),
    Trouble.LONG_NAME: gettext_lazy(
        "This name is too long. Use at most %(most)d letters for each name."
    ),
    Trouble.REPEATED: gettext_lazy("This address is in the list more than once. It counts once."),
    Trouble.TOO_MANY: gettext_lazy(
        "You can add %(most)d people at a time. Add the others after this."
    ),
}


def progress_word(progress: Progress) -> tuple[str, str]:
    """How far someone is, and the kind of tag that shows it."""
    word, kind = PROGRESS[progress]
    return str(word), kind


def trouble_sentence(trouble: Trouble) -> str:
    """What is wrong with a piece of what was pasted, and what to do."""
    most = {Trouble.LONG_NAME: NAME_LENGTH, Trouble.TOO_MANY: MOST}.get(trouble)
    return str(TROUBLES[trouble]) % {"most": most} if most else str(TROUBLES[trouble])


def age_in_words(days: int) -> str:
    """How old a result is."""
    if days < 1:
        return _("finished today")
    if days < 14:
        return ngettext("finished %(n)d day ago", "finished %(n)d days ago", days) % {"n": days}
    if days < 60:
        weeks = days // 7
        return ngettext("finished %(n)d week ago", "finished %(n)d weeks ago", weeks) % {"n": weeks}
    if days < 730:
        months = round(days / 30.44)
        return ngettext("finished %(n)d month ago", "finished %(n)d months ago", months) % {
            "n": months
        }
    years = days // 365
    return ngettext("finished %(n)d year ago", "finished %(n)d years ago", years) % {"n": years}


def consent_text(participation: Participation, at: datetime) -> ConsentText:
    """What a participant agrees to, word for word, in the reader's language."""
    activity = participation.activity
    language = (get_language() or "nl")[:2]
    language = language if language in LANGUAGES else "nl"
    values = {
        "organisation": activity.organisation.name,
        "activity": activity.name,
        "purpose": activity.purpose.rstrip(" ."),
        "lens": lens_name(activity.lens_version),
        "until": in_words(last_day(activity, at), "j F Y"),
    }
    return filled_in(_stored(language), language, values, names_of_team(participation))


def invitation_letter(activity: Activity, member: Membership, address: str) -> Letter:
    """The invitation: what it is for, and that nothing is shared before the reader says so."""
    language = language_for(member)
    with translation.override(language):
        words = {
            "name": member.given_name,
            "organisation": activity.organisation.name,
            "activity": activity.name,
            "purpose": activity.purpose.rstrip(" ."),
        }
        return compose(
            language=language,
            subject=_("Invitation: %(activity)s") % words,
            greeting=_("Hello %(name)s,") % words,
            paragraphs=[
                _("%(organisation)s invites you to take part in “%(activity)s”.") % words,
                _("What it is for, in the words of the team: “%(purpose)s”.") % words,
                _(
                    "Have you done the personality questionnaire already? Then you need not do it "
                    "again: you choose whether to share your result. Not yet? Then you do it first. "
                    "That takes about 20 minutes, without a time limit."
                ),
                _(
                    "You see your own result first. Nothing is shared before you say so, and you "
                    "can take it back at any time."
                ),
            ],
            button=(_("See the invitation"), address),
            sender=activity.organisation.name,
            contact=contact_of(activity.organisation),
            look=look_of(activity.organisation),
        )


def what_is_shared(reuse: Reuse, team: Sequence[str]) -> tuple[str, str]:
    """What a consent to share covers, and who sees it: two sentences for the consent overview."""
    activity = reuse.participation.activity
    words = {
        "test": in_language(INSTRUMENTS[reuse.result.instrument].name),
        "activity": activity.name,
        "organisation": activity.organisation.name,
        "team": ", ".join(team),
    }
    return (
        _("Your result of the %(test)s, for “%(activity)s” at %(organisation)s") % words,
        _("The team of this activity sees how it fits the lens: %(team)s.") % words,
    )


@lru_cache(maxsize=len(LANGUAGES))
def _stored(language: str) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((CONTENT / f"consent.{language}.json").read_text("utf-8"))
    return text
