"""The next step in words, for the one who does it or waits."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.words import Words
from tweespraak.assessments.rules.next import Next

# What the button says, and one sentence why or for whom one waits.
NEXT: Mapping[Next, tuple[Words, Words]] = {
    Next.WRITE_BRIEF: (
        _("Write the brief"),
        _("The brief says what is asked, what for and how. Client and participant read the same."),
    ),
    Next.SIGN_BLOCKING: (
        _("Read and sign"),
        _("A colleague asks you to look at why this participant cannot hold the report back."),
    ),
    Next.OFFER: (
        _("Send the brief to the client"),
        _("The brief is whole. Let the client accept it."),
    ),
    Next.ACCEPT: (
        _("Read the brief and accept"),
        _("Read what is going to happen. If you agree, the participant is informed."),
    ),
    Next.INVITE: (
        _("Inform the participant"),
        _("The client accepted. Read the information sheet once more and send it."),
    ),
    Next.READ_SHEET: (
        _("Read the information"),
        _("Read calmly what this is about. You decide afterwards whether you take part."),
    ),
    Next.CONSENT: (
        _("Say whether you take part"),
        _("You read the information. Take the time you need; asking first is fine."),
    ),
    Next.DECIDE_NEEDS: (
        _("Answer what the participant needs"),
        _("The participant said what they need. Decide on it before they begin."),
    ),
    Next.PLAN_DAYS: (_("Plan the parts"), _("Choose the parts, the days and who does what.")),
    Next.START: (_("Begin"), _("Everything is ready. You begin when you want to.")),
    Next.TAKE_TEST: (_("Take the test"), _("A questionnaire waits for you. You may pause it.")),
    Next.FILL_PARTS: (
        _("Note the parts"),
        _("Note what you saw with every part. When all are done, you go on to the report."),
    ),
    Next.WRITE_REPORT: (_("Write the report"), _("All parts are done. Now the report.")),
    Next.REVIEW: (_("Read along"), _("The draft waits for your eyes and your signature.")),
    Next.SHOW: (
        _("Give it to the participant"),
        _("The second reader signed. The participant reads it before anybody else."),
    ),
    Next.READ_REPORT: (_("Read your report"), _("Only you read it now. Mark what you recognise.")),
    Next.ANSWER: (
        _("See marks and requests"),
        _("The participant is reading. Decide on what they ask to have corrected."),
    ),
    Next.PLAN_TALK: (
        _("Plan the feedback talk"),
        _("On another day than the parts, face to face."),
    ),
    Next.HOLD_TALK: (_("To the feedback talk"), _("The feedback talk is planned.")),
    Next.DECIDE: (
        _("Decide who gets it"),
        _("For each person apart. Saying nothing sends nothing."),
    ),
    Next.RECEIVED: (_("Read the report"), _("The participant released the report to you.")),
    Next.CALL: (
        _("Call the participant"),
        _(
            "They were silent for long, and nothing was sent. Ask how they are, not what they decide."
        ),
    ),
    Next.RELEASE: (
        _("Release the report"),
        _("This report cannot be held back: the brief says why. You release it."),
    ),
    Next.WAIT_RELEASE: (
        "",
        _("The psychologist releases the report, as you read before you began."),
    ),
    Next.WAIT_BLOCKING: ("", _("The second reader looks at why the report cannot be held back.")),
    Next.WAIT_BRIEF: ("", _("The psychologist writes the brief.")),
    Next.WAIT_ACCEPT: ("", _("The client reads the brief and says whether they accept it.")),
    Next.WAIT_INVITE: ("", _("You get the new information soon. Nothing happens without you.")),
    Next.WAIT_CONSENT: ("", _("The participant reads the information and decides on taking part.")),
    Next.WAIT_NEEDS: ("", _("The psychologist looks at what you need. You hear before you begin.")),
    Next.WAIT_DAYS: ("", _("You take part. You hear when and where, as soon as it is planned.")),
    Next.WAIT_LEAD: (
        "",
        _("You take part. You can begin after five working days, or sooner if you like."),
    ),
    Next.WAIT_START: ("", _("The days stand. The participant begins.")),
    Next.WAIT_PARTS: ("", _("The parts are being held.")),
    Next.WAIT_REPORT: (
        "",
        _("The psychologist writes the report. The participant reads it first."),
    ),
    Next.WAIT_REVIEW: ("", _("The second reader reads the draft.")),
    Next.WAIT_READ: ("", _("The participant reads the report.")),
    Next.WAIT_TALK: ("", _("The feedback talk is planned.")),
    Next.WAIT_DECISION: ("", _("The participant decides who gets the report.")),
    Next.NOTHING: ("", _("Nothing waits for you here.")),
}
