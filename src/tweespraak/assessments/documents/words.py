"""What assessments is called on the screens: states, stations, what misses, why not, what is next."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.briefs import Acknowledged, Ground, Missing
from tweespraak.assessments.rules.people import Clash
from tweespraak.assessments.rules.standing import Stage
from tweespraak.assessments.rules.states import State

Words = str | Promise

STATES: Mapping[State, Words] = {
    State.DRAFT: _("Brief being written"),
    State.OFFERED: _("With the client"),
    State.ACCEPTED: _("Accepted by the client"),
    State.INVITED: _("Participant informed"),
    State.CONSENTED: _("Participant takes part"),
    State.IN_PROGRESS: _("Under way"),
    State.MEASURED: _("Parts done"),
    State.DRAFTING: _("Report being written"),
    State.REVIEWED: _("Second reader has signed"),
    State.WITH_PARTICIPANT: _("With the participant"),
    State.TALK_PLANNED: _("Feedback talk planned"),
    State.TALK_HELD: _("Feedback talk held"),
    State.TALK_WAIVED: _("Participant needs no talk"),
    State.DECIDING: _("Participant decides"),
    State.RELEASED: _("Released"),
    State.PARTIALLY_RELEASED: _("Released to some"),
    State.BLOCKED: _("Not released"),
    State.EXPIRED_UNRELEASED: _("Nothing released in time"),
    State.WITHDRAWN: _("Stopped"),
    State.ACCESS_ENDED: _("Ended"),
}
STAGES: Mapping[Stage, Words] = {
    Stage.BRIEF: _("Brief"),
    Stage.INFORMED: _("Information"),
    Stage.DAY: _("Parts"),
    Stage.REPORT: _("Report"),
    Stage.READ: _("Read first"),
    Stage.TALK: _("Feedback talk"),
    Stage.DECIDE: _("Decide"),
}
# What misses: the words, and where it is filled in (page, field).
MISSING: Mapping[Missing, tuple[Words, str, str]] = {
    Missing.QUESTION: (_("The question, word for word"), "brief_change", "question"),
    Missing.PURPOSE: (_("What it is for"), "brief_change", "purpose"),
    Missing.DECISION: (_("Which decision it informs"), "brief_change", "decision"),
    Missing.JOB_TITLE: (_("The job it is about"), "brief_change", "job_title"),
    Missing.REQUIREMENTS: (
        _("What the job asks: at least one requirement"),
        "brief_change",
        "req_1",
    ),
    Missing.METHOD: (_("Which parts there are, and why these"), "brief_change", "method"),
    Missing.CONSEQUENCES: (_("What may follow from it"), "brief_change", "consequences"),
    Missing.VALIDITY: (_("How long the report is valid"), "brief_change", "valid_months"),
    Missing.CLIENT: (_("Who accepts the brief for the client"), "people", "client_email"),
    Missing.RECIPIENTS: (_("Who may get the report"), "people", "recipients"),
    Missing.SECOND_READER: (_("Who reads along"), "people", "reading_0"),
    Missing.BLOCKING_REASON: (
        _("Why the participant cannot hold the report back: a ground and a reason"),
        "brief_change",
        "blocking_reason",
    ),
    Missing.BLOCKING_SIGNED: (
        _("The signature of the second reader under not being able to hold the report back"),
        "people",
        "reading_0",
    ),
}
GROUNDS: Mapping[Ground, Words] = {
    Ground.STATUTE: _("A law excludes it"),
    Ground.WEIGHTY_INTEREST: _("A weighty interest of somebody else"),
}
REFUSALS: Mapping[Refusal, Words] = {
    Refusal.BRIEF_INCOMPLETE: _("Something still misses in the brief. Fill it in first."),
    Refusal.NOT_ACKNOWLEDGED: _("Tick everything: only then can you accept."),
    Refusal.CHANGED: _("The brief changed while you had this page open. Read it again first."),
    Refusal.SHEET_INCOMPLETE: _(
        "The information sheet is not whole. Fill in what misses in the brief."
    ),
    Refusal.DIFFERENT_BRIEFS: _(
        "Client and participant must have the same brief. Ask the client to accept this one first."
    ),
    Refusal.SHEET_UNREAD: _(
        "Read the information first. After that you can say whether you take part."
    ),
    Refusal.BLOCKING_UNGROUNDED: _(
        "That the report cannot be held back needs a ground, a reason and the signature of the second "
        "reader. Arrange these first."
    ),
    Refusal.BLOCKING_UNSEEN: _(
        "Tick that you know that you cannot hold the report back, or do not take part."
    ),
    Refusal.NO_CONSENT: _("First say that you take part."),
    Refusal.TOO_SOON: _(
        "There are five working days between the information and the start, so that you can read "
        "calmly. Would you rather begin sooner? Then choose so yourself."
    ),
    Refusal.NEEDS_OPEN: _(
        "What you need is not arranged yet. You hear from the psychologist before you begin."
    ),
    Refusal.NO_PARTS: _("There are no parts planned yet. You hear as soon as there are."),
    Refusal.PARTS_OPEN: _(
        "Not every part is done yet. Note each as held, or leave it out and say why."
    ),
    Refusal.NOT_NOW: _(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
}
CLASHES: Mapping[Clash, Words] = {
    Clash.PARTICIPANT_LEADS: _("Nobody leads an assessment of themselves. Name somebody else."),
    Clash.PARTICIPANT_ASKS: _("The participant cannot be the client contact. Name somebody else."),
    Clash.PARTICIPANT_READS: _("The participant cannot be the second reader. Name somebody else."),
    Clash.READER_LEADS: _(
        "The second reader is somebody else than who leads it. Choose somebody else, or read again "
        "yourself a day later."
    ),
    Clash.READER_ASKS: _("The second reader cannot be the client contact. Name somebody else."),
    Clash.CLIENT_LEADS: _(
        "Who leads it cannot accept the brief for the client. Name somebody else."
    ),
    Clash.PARTICIPANT_GETS: _("The participant reads the report anyway, before everybody else."),
}
ACKNOWLEDGED: Mapping[Acknowledged, Words] = {
    Acknowledged.BLOCK: _(
        "I know that the participant reads the report first and decides whether I get it."
    ),
    Acknowledged.NO_PRESSURE: _(
        "We put no pressure on the participant. No report means only that there is no report."
    ),
    Acknowledged.SENTENCE: _(
        "If the report is held back I read this sentence and nothing else: “%(sentence)s”"
    ),
    Acknowledged.FEEDBACK: _(
        "I know that the participant always gets a personal feedback talk, on another day than the "
        "assessment, before anything is released."
    ),
}
# Where the report cannot be held back, this stands instead of the first.
NO_BLOCK = _(
    "I know that the participant reads the report first, and cannot hold it back: the ground and the "
    "reason stand in the brief."
)
