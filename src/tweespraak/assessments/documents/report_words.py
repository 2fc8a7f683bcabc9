"""What the sections, fields, faults and steps of a report are called. Headings, never content."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.decisions import Advice
from tweespraak.assessments.rules.reporting import ReportRefusal
from tweespraak.assessments.rules.sections import FactKind, FaultKind, Section

S = Section

# The heading, and what belongs in it.
SECTIONS: Mapping[S, tuple[Words, Words]] = {
    S.TITLE: (
        _("Title page"),
        _(
            "Who, when, by whom and for whom: filled in from the case. You add confidentiality and validity."
        ),
    ),
    S.QUESTION: (
        _("Question"),
        _(
            "Where the question comes from, and what was not looked at. The question itself comes from the brief."
        ),
    ),
    S.SUMMARY: (
        _("Summary and advice"),
        _("The answer to the question and how certain it is, on one page at most."),
    ),
    S.COURSE: (
        _("Course of the assessment"),
        _("Days, length, supervision, and anything that went differently."),
    ),
    S.INSTRUMENTS: (
        _("Instruments and norm groups"),
        _("What each measures, with whom it compares, and how sure it is."),
    ),
    S.RESULTS: (
        _("Results per part"),
        _(
            "Per part what was seen, and apart from that what it means. Never questions or answers of a test."
        ),
    ),
    S.COMPETENCIES: (
        _("Competencies and requirements"),
        _("Each requirement with its sources, your judgement, and how heavily it weighs."),
    ),
    S.STRENGTHS: (
        _("Strengths"),
        _("At least three: from which part, what you saw, and where it is of use."),
    ),
    S.DEVELOPMENT: (
        _("Development points"),
        _("At most three, in behaviour, each with a suggestion."),
    ),
    S.GROWTH: (_("Possibilities for growth"), _("Role, setting, guidance, ways of learning.")),
    S.LIMITS: (
        _("Limits"),
        _("Only for this question and this period; nothing medical."),
    ),
    S.STATEMENT: (
        _("Statement of the participant"),
        _("The participant writes this. It goes along as it is."),
    ),
    S.AUTOMATED: (
        _("Account of automated parts"),
        _("Which sentences a computer wrote, by which rule and version. The list makes itself."),
    ),
    S.SIGNATURE: (_("Signature"), _("Who answers for it, and who read along.")),
}
FIELDS: Mapping[tuple[S, str], Words] = {
    (S.TITLE, "confidentiality"): _("Confidentiality"),
    (S.TITLE, "valid_until"): _("Valid until"),
    (S.QUESTION, "background"): _("Where the question comes from"),
    (S.QUESTION, "scope"): _("What this report is about, and what was not looked at"),
    (S.SUMMARY, "answer"): _("Answer to the question"),
    (S.SUMMARY, "advice"): _("Advice"),
    (S.SUMMARY, "reason"): _("Reason for the advice"),
    (S.SUMMARY, "certainty"): _("How certain this is"),
    (S.COURSE, "text"): _("How it went"),
    (S.INSTRUMENTS, "name"): _("Name and version"),
    (S.INSTRUMENTS, "measures"): _("What it measures"),
    (S.INSTRUMENTS, "norm"): _("Norm group and year"),
    (S.INSTRUMENTS, "reliability"): _("Reliability"),
    (S.RESULTS, "part"): _("Part"),
    (S.RESULTS, "about"): _("Says something about"),
    (S.RESULTS, "scores"): _("Scores, with their margin"),
    (S.RESULTS, "seen"): _("What was seen"),
    (S.RESULTS, "meaning"): _("What it means"),
    (S.COMPETENCIES, "about"): _("Requirement"),
    (S.COMPETENCIES, "source"): _("Sources"),
    (S.COMPETENCIES, "judgement"): _("Judgement"),
    (S.COMPETENCIES, "weight"): _("How heavily it weighs"),
    (S.COMPETENCIES, "weighing"): _("How the judgements were weighed"),
    (S.STRENGTHS, "strength"): _("Strength"),
    (S.STRENGTHS, "part"): _("From which part"),
    (S.STRENGTHS, "about"): _("Matters for"),
    (S.STRENGTHS, "seen"): _("What was seen"),
    (S.STRENGTHS, "use"): _("Where it is of use"),
    (S.DEVELOPMENT, "behaviour"): _("In behaviour"),
    (S.DEVELOPMENT, "about"): _("Matters for"),
    (S.DEVELOPMENT, "suggestion"): _("Suggestion"),
    (S.GROWTH, "text"): _("Possibilities"),
    (S.LIMITS, "text"): _("Limits"),
    (S.AUTOMATED, "account"): _("In your own words: how you used them"),
}
ROWS: Mapping[S, tuple[Words, Words]] = {  # what one row is, and the button for one more
    S.INSTRUMENTS: (_("Instrument"), _("Add an instrument")),
    S.RESULTS: (_("Part"), _("Add a part")),
    S.COMPETENCIES: (_("Requirement"), _("Add a requirement")),
    S.STRENGTHS: (_("Strength"), _("Add a strength")),
    S.DEVELOPMENT: (_("Development point"), _("Add a development point")),
}
FACTS: Mapping[str, Words] = {
    FactKind.PARTICIPANT: _("Participant"),
    FactKind.CLIENT: _("Client"),
    FactKind.JOB: _("Job"),
    FactKind.STUDIED: _("Assessed on"),
    FactKind.REPORTED: _("Date of the report"),
    FactKind.VERSION: _("Version"),
    FactKind.PSYCHOLOGIST: _("Psychologist"),
    FactKind.REGISTRATION: _("Registration"),
    FactKind.LITERAL: _("The question, word for word"),
    FactKind.REQUIREMENTS: _("What the job asks"),
    FactKind.SIGNED_BY: _("Responsible psychologist"),
    FactKind.READER: _("Second reader"),
    FactKind.ALONE: _("Second reading"),
}
STATEMENT = _("In their own words")
SOURCES = _("Automated sentences")
THE_QUESTION = _("The question as a whole")
ADVICE: Mapping[Advice, Words] = {
    Advice.FITS: _("Fits well"),
    Advice.FITS_WITH_CARE: _("Fits, with points of attention"),
    Advice.NOT_NOW: _("Does not fit now"),
    Advice.CANNOT_SAY: _("Cannot be answered"),
}
FAULTS: Mapping[FaultKind, Words] = {
    FaultKind.EMPTY: _("Nothing is written here yet. Fill it in, or take the row away."),
    FaultKind.REPEATED: _("This sentence stands in the report twice. Keep it in one place."),
    FaultKind.TOO_FEW: _("There is too little here. Add at least %(least)d."),
    FaultKind.TOO_MANY: _("There are too many here. Keep the %(most)d that matter most."),
    FaultKind.NO_CONFIDENTIALITY: _("Say that the report is confidential, and for whom it is."),
    FaultKind.NO_SCOPE: _("Say what the report is about and what was not looked at."),
    FaultKind.NO_VALID_UNTIL: _("Say until which day the report is valid."),
    FaultKind.VALID_UNTIL_PAST: _("This day has passed. Choose a later one."),
    FaultKind.NO_ADVICE: _("Choose an advice. “Cannot be answered” is a full answer too."),
    FaultKind.NO_REASON: _("Give the reason for the advice."),
    FaultKind.NOT_LINKED: _("Choose the requirement this is about, or the question as a whole."),
    FaultKind.NOT_JUDGED: _("This requirement has no judgement yet. Add a row for it."),
    FaultKind.UNACCOUNTED: _(
        "This sentence was written by a computer, and its rule is not named. Open the section and "
        "save it once more."
    ),
    FaultKind.NOT_SIGNED: _(
        "Write down your name, register and number on the page of your signature."
    ),
}
REFUSALS: Mapping[ReportRefusal, Words] = {
    ReportRefusal.NOT_NOW: _(
        "This is not possible now. See on the page of the assessment how it stands."
    ),
    ReportRefusal.FAULTS: _("Something still has to be mended. It stands below, with where."),
    ReportRefusal.FROZEN: _(
        "This version is fixed: the second reader has it. Take it back to write on."
    ),
    ReportRefusal.NOT_FROZEN: _("There is no version to read yet. You hear when there is."),
    ReportRefusal.CHANGED: _("There is another version by now. Read that one first."),
    ReportRefusal.WROTE_IT: _("Who wrote in a report cannot sign as its second reader."),
    ReportRefusal.TOO_SOON: _(
        "Your own second reading is at least 24 hours after fixing the version. Come back then."
    ),
    ReportRefusal.NO_REMARKS: _("Say what has to change before you send it back."),
    ReportRefusal.NOT_UNDERSTOOD: _(
        "Tick that you know and can explain the rules behind the automated sentences."
    ),
}
# Under a report without a second reader, in the language of the report.
ALONE: Mapping[str, str] = {
    "nl": (
        "Er was geen tweede psycholoog. De psycholoog heeft dit rapport ten minste 24 uur na het "
        "schrijven zelf opnieuw gelezen."
    ),
    "en": (
        "There was no second psychologist. The psychologist read this report again at least 24 "
        "hours after writing it."
    ),
}
