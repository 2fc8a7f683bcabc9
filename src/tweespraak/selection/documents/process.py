"""Candidates, interviews, judgements and decisions in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.selection.rules.closing import Because, CloseRefusal
from tweespraak.selection.rules.decisions import Choice, DecideRefusal
from tweespraak.selection.rules.interviews import AddRefusal, PlanRefusal
from tweespraak.selection.rules.judging import Advice, Fault, JudgeRefusal, Met
from tweespraak.selection.rules.states import State

Words = Promise | str

STATES: Mapping[State, tuple[Words, str]] = {  # a word, and the kind of its tag
    State.APPLIED: (_("applied"), "waiting"),
    State.IN_PROCEDURE: (_("in the procedure"), "info"),
    State.REJECTION_DRAFTED: (_("rejection being written"), "draft"),
    State.CHECKED: (_("rejection to be told"), "warn"),
    State.COMMUNICATED: (_("rejection told"), "done"),
    State.TALK_REQUESTED: (_("asked for a talk"), "waiting"),
    State.TALK_HELD: (_("talked about it"), "done"),
    State.NO_TALK: (_("rejection told"), "done"),
    State.OBJECTED: (_("does not agree"), "warn"),
    State.HIRED: (_("chosen"), "ok"),
    State.WITHDRAWN: (_("withdrew"), "neutral"),
}
MET: Mapping[Met, Words] = {
    Met.YES: _("Yes, I saw it"),
    Met.PARTLY: _("Partly"),
    Met.NO: _("No, I saw otherwise"),
    Met.NOT_SEEN: _("Not seen: it did not come up"),
}
MET_WORD: Mapping[Met, tuple[Words, str]] = {
    Met.YES: (_("seen"), "ok"),
    Met.PARTLY: (_("partly"), "warn"),
    Met.NO: (_("otherwise"), "danger"),
    Met.NOT_SEEN: (_("not seen"), "neutral"),
}
ADVICE: Mapping[Advice, Words] = {
    Advice.ON: _("Go on with this candidate"),
    Advice.DOUBT: _("I doubt it: talk it over first"),
    Advice.STOP: _("Do not go on"),
}
FAULTS: Mapping[Fault, Words] = {
    Fault.NO_CHOICE: _("Say whether you saw it; “not seen” is an answer too."),
    Fault.NO_WORDS: _("Write what you saw or heard: behaviour, in a sentence or two."),
    Fault.NO_ADVICE: _("Say what you would do. It is laid beside the others; nothing is counted."),
}
CHOICES: Mapping[Choice, tuple[Words, Words]] = {
    Choice.HIRE: (
        _("Choose this candidate"),
        _("They get a mail that something is ready; call them first."),
    ),
    Choice.REJECT: (
        _("Go over to a rejection"),
        _(
            "Nobody is told anything yet. You write the reasons, with something to hold on to, and read the "
            "message before it goes."
        ),
    ),
}
BECAUSE: Mapping[Because, Words] = {
    Because.FILLED: _("Somebody was chosen"),
    Because.WITHDRAWN: _("The vacancy is no more"),
}

PLAN: Mapping[PlanRefusal, Words] = {
    PlanRefusal.CLOSED: _("This vacancy is closed. Copy it to begin again."),
    PlanRefusal.NOT_NOW: _(
        "This is not possible now: this application is further on than this page shows."
    ),
    PlanRefusal.NOT_SIGNED: _(
        "Nobody is invited before everybody signed the same requirements. See on the page of the vacancy "
        "who still has to sign, and remind them."
    ),
    PlanRefusal.NO_STAGE: _("Choose in which stage this interview is."),
    PlanRefusal.NOBODY: _("Choose at least one interviewer."),
    PlanRefusal.UNSIGNED: _(
        "One of them did not sign these requirements. Have them sign first, or choose somebody else: one "
        "judges on what one agreed to."
    ),
    PlanRefusal.THEMSELVES: _("Nobody interviews themselves. Choose somebody else."),
    PlanRefusal.PAST: _("This moment has passed. Choose a later one."),
    PlanRefusal.TOO_FAR: _("This is too far ahead. Choose a moment within half a year."),
    PlanRefusal.NO_HOUR: _("The clock skips this hour that night. Choose another time."),
    PlanRefusal.TOO_LONG: _("Choose between 15 and 240 minutes."),
    PlanRefusal.NO_PLACE: _("Say where: a room, an address, or a link to a video call."),
    PlanRefusal.BEGUN: _(
        "It was held or called off already, or somebody judged it. Plan another interview instead."
    ),
    PlanRefusal.CHANGED: _(
        "Somebody changed this interview while you were looking. It stands below as it is now."
    ),
}
JUDGE: Mapping[JudgeRefusal, Words] = {
    JudgeRefusal.SAVED: _("This judgement is saved, and does not change any more."),
    JudgeRefusal.EXCUSED: _("You were excused from this interview, so you judge nothing."),
    JudgeRefusal.OFF: _("This interview was called off."),
    JudgeRefusal.TOO_EARLY: _("The interview did not begin yet. Your notes are kept until then."),
    JudgeRefusal.OVER: _("This application is decided already."),
    JudgeRefusal.NOT_WHOLE: _("Something is missing still. It stands at the requirement."),
    JudgeRefusal.NOT_ALL_IN: _(
        "Not every judgement is in. Wait for it, or excuse who was not there after all."
    ),
    JudgeRefusal.LAST_ONE: _(
        "Nobody would be left to judge. Call the interview off, or ask somebody else."
    ),
    JudgeRefusal.NO_WORDS: _("Write in a few sentences what you talked over."),
}
DECIDE: Mapping[DecideRefusal, Words] = {
    DecideRefusal.NOT_NOW: _(
        "This is not possible now: this application is further on than this page shows."
    ),
    DecideRefusal.NOT_TAKEN_UP: _("Nobody is chosen on a letter alone. Plan an interview first."),
    DecideRefusal.STILL_PLANNED: _(
        "An interview is still to come. Let it take place, or call it off first."
    ),
    DecideRefusal.NOT_JUDGED: _(
        "Not every judgement is in. Ask who still has to save theirs, or excuse who was not there."
    ),
    DecideRefusal.NOT_CHECKED: _(
        "The requirements changed since this candidate was judged. Look at the candidate again first, on "
        "the requirements as they are now."
    ),
    DecideRefusal.NO_PROFILE: _(
        "The requirements are not signed by everybody now, so there is nothing to decide on. Have them "
        "signed first."
    ),
    DecideRefusal.CHANGED: _(
        "The requirements changed while you were writing. They stand below as they are now; look once more."
    ),
    DecideRefusal.NO_REASON: _("Write at every must why it is met or not."),
    DecideRefusal.UNSEEN: _(
        "Nobody saw this must. Look at it in an interview, or write why you choose the candidate anyhow."
    ),
}
CLOSE: Mapping[CloseRefusal, Words] = {
    CloseRefusal.ALREADY: _("This vacancy is closed already."),
    CloseRefusal.STILL_OPEN: _(
        "Not everybody heard how it ended for them. Tell each of them first; they stand below."
    ),
    CloseRefusal.NOBODY_CHOSEN: _(
        "Nobody was chosen yet. Choose a candidate first, or say that the vacancy is no more."
    ),
}
ADD: Mapping[AddRefusal, Words] = {
    AddRefusal.CLOSED: _("This vacancy is closed. Copy it to begin again."),
    AddRefusal.HAS_A_PART: _(
        "This person signs or judges at this vacancy, so they cannot be a candidate for it as well."
    ),
    AddRefusal.TWICE: _("This person applied already. They stand in the list."),
}
