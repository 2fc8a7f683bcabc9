"""The feedback talk and what follows it."""

from django.urls import URLPattern, path

from tweespraak.assessments.views import after, protocol, talk_notes, talking, waiving

TALK = "<uuid:case_id>/talk/"
urlpatterns: list[URLPattern] = [
    path(TALK, talking.talk, name="talk"),
    path(f"{TALK}plan/", talking.plan, name="plan"),
    path(f"{TALK}confirm/", talking.confirm, name="talk_confirm"),
    path(f"{TALK}video/", talking.video, name="talk_video"),
    path(f"{TALK}prepare/", talking.prepare, name="talk_prepare"),
    path(f"{TALK}off/", talking.off, name="talk_off"),
    path(f"{TALK}no-show/", talking.no_show, name="talk_no_show"),
    path(f"{TALK}appointment.ics", talking.appointment_file, name="talk_appointment"),
    path(f"{TALK}room/", protocol.room, name="protocol"),
    path(f"{TALK}room/version/", protocol.version, name="talk_version"),
    path(f"{TALK}room/begin/", protocol.begin, name="talk_begin"),
    path(f"{TALK}room/step/", protocol.step, name="talk_step"),
    path(f"{TALK}room/recognition/", protocol.recognition, name="recognition"),
    path(f"{TALK}room/choice/", protocol.choice, name="talk_choice"),
    path(f"{TALK}held/", protocol.held, name="talk_held"),
    path(f"{TALK}notes/", talk_notes.notes, name="talk_notes"),
    path(f"{TALK}notes/save/", talk_notes.notes_save, name="talk_notes_save"),
    path(f"{TALK}goals/", after.goals, name="talk_goals"),
    path("<uuid:case_id>/aftercare/", after.aftercare, name="aftercare"),
    path("aftercare/", after.figures, name="aftercare_figures"),
    path("<uuid:case_id>/client-talk/", after.client_talk, name="client_talk"),
    path("<uuid:case_id>/card/", after.card, name="card"),
    path("cards/<uuid:case_id>/", after.shared_card, name="shared_card"),
    path(f"{TALK}waive/", waiving.waive, name="waive"),
]
