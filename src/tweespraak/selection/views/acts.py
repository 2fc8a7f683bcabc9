"""Every act of this context in words, as who it is about reads it in the log; each part adds its own."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Promise | str

VACANCIES: Mapping[str, Words] = {
    "selection.vacancy_made": _("A vacancy was started"),
    "selection.vacancy_changed": _("A vacancy was changed"),
    "selection.stakeholder_added": _("Somebody was asked to sign the requirements of a vacancy"),
    "selection.stakeholder_ended": _("Somebody need not sign the requirements of a vacancy"),
    "selection.stakeholder_reminded": _("Somebody was reminded to sign the requirements"),
    "selection.vacancy_handed_over": _("A vacancy went over to a colleague"),
    "selection.profile_send": _("The requirements of a vacancy went to who signs them"),
    "selection.profile_take_back": _("The requirements of a vacancy are written again"),
    "selection.profile_seal": _("Everybody signed the requirements of a vacancy"),
    "selection.profile_replace": _("The requirements of a vacancy were reopened"),
    "selection.profile_signed": _("Somebody signed the requirements of a vacancy"),
    "selection.profile_lifted": _("HR let words in requirements stand, with a reason"),
}
OPENING: Mapping[str, Words] = {
    "selection.published": _("A vacancy was put on its open page"),
    "selection.unpublished": _("The open page of a vacancy was taken away"),
    "selection.applied": _("An application was taken in"),
    "selection.application_deleted": _("A candidate had their application deleted"),
    "selection.deletion_told": _("A candidate heard when their application is deleted"),
}
APPLICATIONS: Mapping[str, Words] = {
    "selection.take_up": _("An application was taken up in the procedure"),
    "selection.draft_rejection": _("A rejection was begun"),
    "selection.drop_rejection": _("A rejection that was begun was dropped"),
    "selection.check_rejection": _("A rejection was checked"),
    "selection.change_rejection": _("A rejection was changed after its check"),
    "selection.communicate": _("A rejection was told"),
    "selection.ask_talk": _("A candidate asked for a talk after a rejection"),
    "selection.hold_talk": _("A talk after a rejection was held"),
    "selection.let_talk_go": _("There is no talk after a rejection"),
    "selection.object": _("A candidate does not agree with a rejection"),
    "selection.hire": _("A candidate was chosen"),
    "selection.withdraw": _("A candidate withdrew"),
}
OWN_SPACE: Mapping[str, Words] = {
    "selection.book_kept": _("A page came into your feedback book"),
    "selection.book_written": _("You wrote a page in your feedback book"),
    "selection.book_changed": _("You changed a page of your feedback book"),
    "selection.book_deleted": _("You deleted a page of your feedback book"),
    "selection.book_asked": _("You noted that you asked for feedback"),
    "selection.book_let_go": _("You let a page of your feedback book go"),
    "selection.book_taken_back": _("You took a page of your feedback book up again"),
    "selection.book_action": _("You made a goal from your feedback book"),
    "selection.preparation_begun": _("You began to prepare an interview"),
    "selection.preparation_changed": _("You changed an interview you prepare"),
    "selection.preparation_deleted": _("You deleted the preparation of an interview"),
}
MIRROR: Mapping[str, Words] = {
    "selection.process_measured": _("The process of a vacancy was measured, without persons"),
    "selection.lesson_added": _("A lesson of a procedure was written down"),
    "selection.lesson_changed": _("A lesson of a procedure was changed"),
    "selection.lesson_done": _("A lesson of a procedure was followed up"),
    "selection.lesson_reminded": _("Somebody was reminded of a lesson of a procedure"),
}
PROCESS: Mapping[str, Words] = {
    "selection.added_by_hand": _("An application was added by hand"),
    "selection.kept_posted": _("A candidate was told that it takes longer"),
    "selection.reminded_of_silence": _("Somebody was reminded that a candidate waits"),
    "selection.interview_planned": _("An interview was planned"),
    "selection.interview_moved": _("An interview was moved"),
    "selection.interview_called_off": _("An interview was called off"),
    "selection.interview_held": _("An interview was held"),
    "selection.judged": _("An interviewer saved a judgement"),
    "selection.interviewer_excused": _("An interviewer was excused"),
    "selection.debriefed": _("An interview was talked over"),
    "selection.match_opened": _("Your match with the lens was opened by who decides"),
    "selection.checked_again": _("A candidate was looked at again, on changed requirements"),
    "selection.vacancy_closed": _("A vacancy was closed"),
}

REJECTIONS: Mapping[str, Words] = {
    "selection.rejection_written": _("Somebody began to write a rejection"),
    "selection.rejection_reader_asked": _("A second reader was asked for a rejection"),
    "selection.rejection_read": _("A second reader let a rejection go out"),
    "selection.rejection_given_back": _("A second reader gave a rejection back"),
    "selection.rejection_lift_asked": _("HR was asked to look at a stopped message"),
    "selection.rejection_lifted": _("HR let a stopped message go out, with a reason"),
    "selection.rejection_useful": _("A candidate said whether a rejection was of use"),
    "selection.rejection_answered": _("Who did not agree with a rejection got an answer"),
    "selection.rejection_talk_planned": _("A talk after a rejection got a moment"),
    "selection.rejection_talk_held": _("A talk after a rejection was held"),
}

ACTS: Mapping[str, Words] = {
    **REJECTIONS,
    **PROCESS,
    **MIRROR,
    **VACANCIES,
    **OPENING,
    **APPLICATIONS,
    **OWN_SPACE,
}
