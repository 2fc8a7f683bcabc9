"""What a participant decides on, in words: the version, who gets it, and the sentence they agree to."""

from collections.abc import Mapping
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.deciding import Line
from tweespraak.assessments.rules.deciding import DecideRefusal, WishFault
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.people.api import date_in_words, day_in

SHORT = 8  # so many signs of the hash stand on a page
TEXT = "release-1"

CHOICES: Mapping[Choice, Words] = {
    Choice.RELEASE: gettext_lazy("They may read it"),
    Choice.BLOCK: gettext_lazy("They do not get it"),
    Choice.LATER: gettext_lazy("I decide later"),
}
CHOSEN: Mapping[Choice, Words] = {
    Choice.RELEASE: gettext_lazy("May read it"),
    Choice.BLOCK: gettext_lazy("Does not get it"),
    Choice.LATER: gettext_lazy("You decide later"),
}
REFUSALS: Mapping[DecideRefusal, Words] = {
    DecideRefusal.NOT_NOW: gettext_lazy(
        "There is nothing to decide now. See on the page of the assessment how it stands."
    ),
    DecideRefusal.CHANGED: gettext_lazy(
        "The report changed while you had this page open. Nothing was sent. Look at what changed, and "
        "choose again."
    ),
    DecideRefusal.UNREAD: gettext_lazy(
        "Read the report as it is now. After that you decide who gets it."
    ),
    DecideRefusal.NOT_AGREED: gettext_lazy(
        "You needed no talk because you agreed with the report. It changed since. Say whether you agree "
        "with it as it is now, or have a talk after all; after that you decide."
    ),
    DecideRefusal.OPEN_REQUEST: gettext_lazy(
        "You asked to have something put right, and that is not answered yet. After that you decide."
    ),
    DecideRefusal.NEXT_VERSION: gettext_lazy(
        "The psychologist is putting something right. Read the new version when it is there; after "
        "that you decide."
    ),
    DecideRefusal.NO_RIGHT: gettext_lazy(
        "This report cannot be held back: you read why before you began. The psychologist releases it."
    ),
    DecideRefusal.UNGROUNDED: gettext_lazy(
        "That this report cannot be held back needs a ground, a reason, a signature and that the "
        "participant knew before the start. It is not whole, so it cannot be released."
    ),
    DecideRefusal.NOT_VALID: gettext_lazy(
        "This report is no longer valid, so it goes to nobody any more. Ask the psychologist what can "
        "be done."
    ),
    DecideRefusal.NOBODY: gettext_lazy(
        "Nobody of who may get it works here any more. Ask the psychologist who takes their place."
    ),
    DecideRefusal.NOT_RELEASED: gettext_lazy(
        "They cannot open the report: there is nothing to take back."
    ),
}
FAULTS: Mapping[WishFault, Words] = {
    WishFault.NO_CHOICE: gettext_lazy("Choose one of the three. Deciding later is fine too."),
    WishFault.NO_UNTIL: gettext_lazy("Fill in until which day they may read it."),
    WishFault.UNTIL_PAST: gettext_lazy("That day has passed. Choose today or a later day."),
    WishFault.UNTIL_LATE: gettext_lazy(
        "The report is not valid that long. Choose a day before it ends."
    ),
    WishFault.LEFT: gettext_lazy(
        "does not work here any more, so nothing was sent. Ask the psychologist who takes their place."
    ),
    WishFault.ELSEWHERE: gettext_lazy(
        "on another page or device something else was chosen meanwhile. Look at it, and choose again."
    ),
    WishFault.RELEASED: gettext_lazy(
        "may read it already. You can end that below; it takes effect at once."
    ),
}


def mark_of(report: Report) -> str:
    """The short form of the hash."""
    return report.hash[:SHORT]


def release_version(report: Report) -> str:
    """Which text it was, about which version: a consent is bound to this hash (N5, T02)."""
    return f"{TEXT}-{report.hash[:12]}"


def fixed_on(case: Case, report: Report) -> date:
    """The day of a version."""
    return day_in(case.organisation, report.frozen_at or report.written_at)


def release_text(case: Case, report: Report, line: Line, until: date, language: str) -> str:
    """What the participant agrees to, word for word as it is shown."""
    with translation.override(language):
        role = line.recipient.role
        return _(
            "%(name)s may read version %(number)d of my report, of %(day)s, with the mark %(mark)s. They "
            "use it only for this: %(purpose)s. They can open it until and including %(until)s, and no "
            "longer once I take this back."
        ) % {
            "name": f"{line.name} ({role})" if role else line.name,
            "number": report.number,
            "day": date_in_words(fixed_on(case, report)),
            "mark": mark_of(report),
            "purpose": line.purpose.rstrip(". "),
            "until": date_in_words(until),
        }
