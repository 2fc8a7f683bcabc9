"""Candidates through the stages: interviews, judgements, the decision, closing."""

from django.urls import path

from tweespraak.selection.views import adding, candidates, deciding, interviews, judging, sharing

ONE = "candidate/<uuid:candidacy_id>/"
TALK = f"{ONE}interviews/<uuid:interview_id>/"
urlpatterns = [
    path("<uuid:vacancy_id>/candidates/", candidates.candidates, name="candidates"),
    path("<uuid:vacancy_id>/candidates/new/", adding.new, name="candidate_new"),
    path("<uuid:vacancy_id>/closing/", deciding.close, name="close"),
    path("interviews/", interviews.mine, name="interviews"),
    path(ONE, candidates.candidate, name="candidate"),
    path(f"{ONE}procedure/", candidates.take_up, name="take_up"),
    path(f"{ONE}waiting/", candidates.wait, name="wait"),
    path(f"{ONE}decision/", deciding.decide, name="decide"),
    path(f"{ONE}match/", sharing.match, name="match"),
    path(f"{ONE}again/", deciding.again, name="again"),
    path(f"{ONE}interviews/new/", interviews.plan, name="interview_new"),
    path(TALK, judging.interview, name="interview"),
    path(f"{TALK}moment/", interviews.move, name="interview_move"),
    path(f"{TALK}cancellation/", interviews.off, name="interview_off"),
    path(f"{TALK}held/", interviews.held, name="interview_held"),
    path(f"{TALK}appointment.ics", interviews.appointment, name="interview_appointment"),
    path(f"{TALK}judgement/", judging.judge, name="judge"),
    path(f"{TALK}judgement/draft/", judging.draft, name="judge_draft"),
    path(f"{TALK}judgements/<uuid:judgement_id>/excuse/", judging.excuse, name="excuse"),
]
