"""Why a rejection cannot go out yet, and what to do then; and the words around the message."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.selection.rules.after_rejection import AfterRefusal, Objection
from tweespraak.selection.rules.rejecting import Refusal

Words = str | Promise

REFUSALS: Mapping[Refusal, Words] = {
    Refusal.NO_REASON: _("Choose at least one reason."),
    Refusal.TOO_MANY: _("Three reasons at most: keep those that weighed most."),
    Refusal.TWICE: _("This reason stands here twice. Put both examples in one."),
    Refusal.TWO_GENERAL: _(
        "One general reason at most. Replace the other by one with an example at a requirement."
    ),
    Refusal.NEEDS_CONTACT: _(
        "This reason supposes that you spoke with the candidate. Choose one you can see in a letter "
        "and a CV."
    ),
    Refusal.NO_REQUIREMENT: _("Choose the signed requirement this is about."),
    Refusal.OTHER_CATEGORY: _(
        "This requirement is about something else. Choose one that fits this reason, or another reason."
    ),
    Refusal.NOT_A_MUST: _(
        "This reason only counts at a must. Choose a requirement that was a must, or another reason."
    ),
    Refusal.NOT_FILLED: _("Fill this in: the sentence is not whole without it."),
    Refusal.NOTHING_SEEN: _(
        "You spoke with this candidate: give at least one reason with an example of what you saw or "
        "heard, at a signed requirement. Was it nothing they did? Then choose the internal candidate, "
        "the cancelled vacancy or the late preference."
    ),
    Refusal.CLICK_ALONE: _(
        "Click alone teaches nobody anything. Say which behaviour it was, and add the work style or "
        "the way of working it was about as second reason."
    ),
    Refusal.NO_REPORT: _(
        "No assessment report was released to who decides here, so it may not weigh. Choose a reason "
        "you saw yourselves."
    ),
    Refusal.NO_THANKS: _("Say what you thank the candidate for. Something they did themselves."),
    Refusal.NO_STRENGTH: _("Say at least one thing that was strong, as you saw it."),
    Refusal.NO_TALK: _(
        "After an interview you offer a talk: choose who calls, and say when, for example “Thursday "
        "afternoon”."
    ),
    Refusal.SCORE: _(
        "Leave out scores, percentages and marks. Say what you saw; figures are for a talk, when the "
        "candidate asks for them."
    ),
    Refusal.BLOCKED: _(
        "There are words in it that may not be a reason, so it does not go out like this. Rewrite them "
        "as proposed; or ask HR to look, if it really is something else."
    ),
    Refusal.SECOND_READER: _(
        "There are words in it that are easily misunderstood. Rewrite them, or let somebody read it "
        "who did not write it."
    ),
    Refusal.CHANGED: _(
        "Something changed since this page was opened. Look at the message as it is now, and check it "
        "again."
    ),
    Refusal.WITHDREW: _(
        "The candidate withdrew just before. Nothing is sent any more, and what was written is gone."
    ),
    Refusal.TOLD: _("Somebody told this candidate already. Nothing was sent twice."),
    Refusal.NOT_NOW: _("This is not possible at this moment. Look at the page as it is now."),
    Refusal.NOT_THEIRS: _("Only somebody who wrote nothing of it can do this. Ask a colleague."),
    Refusal.NO_CAUSE: _("Say why. Without a reason it does not go out."),
}

AFTER: Mapping[AfterRefusal, Words] = {
    AfterRefusal.NOT_NOW: _("This is not possible at this moment. Look at the page as it is now."),
    AfterRefusal.TOO_LATE: _(
        "The term to ask for a talk is over. You can still mail the contact below."
    ),
    AfterRefusal.PAST: _("Choose a moment that is still to come."),
    AfterRefusal.EARLY: _("The talk is still to come. Say that it was held once it was."),
    AfterRefusal.NO_WORDS: _("Write what it is about. A few sentences are enough."),
    AfterRefusal.NOT_THEIRS: _("Somebody else was asked to answer this."),
    AfterRefusal.NOBODY: _("There is nobody to answer this yet."),
    AfterRefusal.SURVEYED: _(
        "You got other questions of us today, and one thing a day is enough. This question stands here "
        "again tomorrow."
    ),
    AfterRefusal.CHANGED: _("The moment is another one by now. Look at it and say yes again."),
}

OBJECTIONS: Mapping[Objection, Words] = {
    Objection.SECOND_LOOK: _("A second look"),
    Objection.COMPLAINT: _("A complaint"),
}

USEFUL: Mapping[int, Words] = {
    1: _("Not at all"),
    2: _("Hardly"),
    3: _("A little"),
    4: _("Quite"),
    5: _("Very much"),
}
