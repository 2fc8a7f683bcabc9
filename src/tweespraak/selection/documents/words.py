"""Requirements, signatures and vacancies in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.selection.rules.profiles import Capacity, Gap, Refusal
from tweespraak.selection.rules.vacancies import Now

Words = Promise | str

CAPACITIES: Mapping[str, Words] = {
    Capacity.HIRING_MANAGER: _("Hiring manager"),
    Capacity.TEAM: _("For the team"),
    Capacity.HR: _("Recruiter or HR"),
    Capacity.INTERVIEWER: _("Interviewer"),
}
WEIGHTS: Mapping[int, Words] = {
    1: _("weighs a little"),
    2: _("weighs"),
    3: _("weighs heavily"),
}
NOW: Mapping[Now, tuple[Words, str]] = {  # a word, and the kind of its tag
    Now.WRITING: (_("Requirements in draft"), "draft"),
    Now.SIGNING: (_("Being signed"), "waiting"),
    Now.READY: (_("Signed"), "ok"),
    Now.OPEN: (_("Open to candidates"), "info"),
    Now.CLOSED: (_("Closed"), "done"),
}
GAPS: Mapping[Gap, Words] = {
    Gap.NO_REQUIREMENT: _("Write the first requirement."),
    Gap.NO_MUST: _("Say of at least one requirement that it is a must."),
    Gap.TOO_MANY_MUSTS: _(
        "There are more than six musts. Make some of them nice to have: who asks everything finds nobody."
    ),
    Gap.TOO_MANY_NICES: _(
        "There are more than six nice-to-haves. Leave the least important ones out."
    ),
    Gap.NO_TEXT: _("Write what you ask, in one sentence."),
    Gap.NO_BEHAVIOUR: _("Write by which behaviour or evidence you recognise it."),
    Gap.NOT_ASSESSED: _("Write how you look at it."),
    Gap.NO_STAGE: _("Say in which stage you look at it. What nobody looks at may not be asked."),
    Gap.NO_PAY: _("Give the pay range: candidates read it before they apply."),
    Gap.NO_INTERVIEW: _("Plan at least one interview in the stages."),
    Gap.NO_HIRING_MANAGER: _("Nobody signs as hiring manager yet."),
    Gap.NO_TEAM: _("Nobody signs for the team yet. Add a future colleague."),
    Gap.NO_HR: _("Nobody signs as recruiter or HR yet."),
}
REFUSALS: Mapping[Refusal, Words] = {
    Refusal.NOT_NOW: _(
        "This is not possible now: the requirements are further on than this page shows. Look again at "
        "the page of the vacancy."
    ),
    Refusal.CLOSED: _("This vacancy is closed. Copy it to begin again."),
    Refusal.GAPS: _(
        "Something is still missing. It stands in the list; fill it in and send again."
    ),
    Refusal.BLOCKED: _(
        "There are words in it that may not be a reason to choose or reject somebody. Rewrite them, or "
        "ask somebody of HR who signs too to let them stand, with a reason."
    ),
    Refusal.UNCONFIRMED: _(
        "There are words in it that need a second look. Rewrite them, or tick that the work really asks it."
    ),
    Refusal.OLDER: _(
        "The text changed while you were reading. Your signature would be under other words than you "
        "read, so it was not placed. Read it once more below."
    ),
    Refusal.NOT_ASKED: _("You need not sign these requirements."),
    Refusal.NO_REASON: _("Write why. Everybody who signs reads it."),
    Refusal.TWICE: _("This person signs already."),
    Refusal.HAS_A_PART: _(
        "This person leads the vacancy or asked for it, and always signs. Somebody else can take it over "
        "when they leave."
    ),
    Refusal.UNLAWFUL_TEXT: _(
        "There are words in it that may not be asked of a candidate, and this page is public. Write what "
        "the work asks instead. Does the law allow it for this work? Then put it in the requirements, "
        "where HR can let it stand."
    ),
    Refusal.APPLIED: _(
        "This person applied for this vacancy themselves, so they cannot sign what candidates are "
        "chosen on. Ask a colleague."
    ),
    Refusal.TOO_SOON: _("This person was reminded in the last day. Try it tomorrow, or call."),
    Refusal.SAME_PERSON: _(
        "Recruiter and hiring manager are two people: together they see more. Choose somebody else for "
        "one of the two."
    ),
    Refusal.NEITHER: _("Be one of the two yourself: otherwise you will not see the vacancy."),
    Refusal.NO_HR_HERE: _(
        "Nobody who signs this vacancy has the role HR process owner. Add such a colleague under “Who "
        "signs”, and ask again."
    ),
    Refusal.NOTHING_TO_LIFT: _("There is nothing to let stand: no word is stopped now."),
}
