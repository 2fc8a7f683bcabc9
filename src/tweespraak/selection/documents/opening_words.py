"""The words of the open page, of a file that is not taken, and of where somebody stands."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.selection.rules.cvs import Problem
from tweespraak.selection.rules.opening import OwnRefusal, PublishRefusal, Shut, Standing
from tweespraak.selection.rules.profiles import PayPer

Words = Promise | str

PAY_PER: Mapping[str, Words] = {
    PayPer.MONTH: _("gross a month"),
    PayPer.YEAR: _("gross a year"),
    PayPer.HOUR: _("gross an hour"),
}
SHUT: Mapping[Shut, Words] = {
    Shut.UNPUBLISHED: _("This page is not public. Only you and the hiring manager see it."),
    Shut.UNSIGNED: _(
        "You cannot apply at this moment: the requirements are being looked at again. Come back in a "
        "few days, or ask the contact below."
    ),
    Shut.ENDED: _("You cannot apply any more: the last day has passed."),
    Shut.CLOSED: _("You cannot apply any more: this vacancy is closed."),
}
PUBLISH_REFUSED: Mapping[PublishRefusal, Words] = {
    PublishRefusal.UNSIGNED: _(
        "First everybody signs the requirements. Until then nobody can know what is asked."
    ),
    PublishRefusal.CLOSED: _("This vacancy is closed. Start a new one, or copy it."),
    PublishRefusal.NO_TEXT: _("First write what the work is: candidates read that first."),
    PublishRefusal.BLOCKED: _(
        "There are words in what the work is that may not be asked of a candidate. Rewrite them. Does the "
        "law allow it for this work? Then put it in the requirements, where HR can let it stand."
    ),
    PublishRefusal.UNCONFIRMED: _(
        "Look again at the words below: rewrite them, or tick that the work really asks this."
    ),
}
NO_CV: Mapping[Problem, Words] = {
    Problem.EMPTY: _("This file is empty. Choose another file."),
    Problem.HEAVY: _(
        "This file is larger than 10 MB. Save it smaller, for instance without pictures, and choose it "
        "again."
    ),
    Problem.OTHER: _("We take PDF, Word (.docx), OpenDocument (.odt) and plain text (.txt)."),
    Problem.DISGUISED: _(
        "Inside, this file is something else than its name says. Open it, save it as PDF, and choose "
        "that file."
    ),
    Problem.LOCKED: _(
        "This is an old Word file, or it has a password. Open it, save it as PDF without a password, "
        "and choose that file."
    ),
    Problem.MACROS: _("This file holds a program (macros). Save it as PDF, and choose that file."),
    Problem.BROKEN: _("This file is damaged. Save it once more as PDF, and choose that file."),
}
OWN_REFUSED: Mapping[OwnRefusal, Words] = {
    OwnRefusal.OVER: _("This application is over already. There is nothing to withdraw from."),
    OwnRefusal.HELD: _(
        "There is a complaint or an objection that still has to be answered. Until then nothing is "
        "deleted, so that it can be looked into. After that you can delete everything here."
    ),
    OwnRefusal.HIRED: _(
        "You were chosen for this job, so what you sent is needed for your contract. Ask the contact "
        "below to have it deleted."
    ),
    OwnRefusal.RUNNING: _("You can choose this when the procedure is over for you."),
    OwnRefusal.CHANGED: _("The words changed meanwhile. Read them again, and choose again."),
}
# Where an application stands: a word, what that means, and what comes next.
STANDING: Mapping[Standing, tuple[Words, Words, Words]] = {
    Standing.RECEIVED: (
        _("Received"),
        _("Your application arrived. A person reads it, beside the requirements on the page."),
        _("You hear whether there will be an interview."),
    ),
    Standing.BUSY: (
        _("Being considered"),
        _(
            "You are in the procedure. People look at what you showed and told, beside the requirements."
        ),
        _("You hear how it goes on for you."),
    ),
    Standing.INVITED: (
        _("Invited"),
        _("There is an interview for you. When and where stands below."),
        _("The interview. After that you hear how it goes on for you."),
    ),
    Standing.TOLD: (
        _("Not chosen"),
        _(
            "You heard that they go on without you. The message and what you can do with it stand below."
        ),
        "",
    ),
    Standing.HIRED: (
        _("Chosen"),
        _("You were chosen for this job. The recruiter arranges the rest with you."),
        "",
    ),
    Standing.WITHDRAWN: (
        _("You withdrew"),
        _("You withdrew. Nobody asks you why."),
        "",
    ),
}
