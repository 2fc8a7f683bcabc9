"""The rejection: composing, checking, telling, the talk, the answer to an objection."""

from django.urls import path

from tweespraak.selection.views import (
    after_rejection,
    own_rejection,
    rejecting,
    rejection_reading,
)

ONE = "candidate/<uuid:candidacy_id>/rejection/"
OWN = "application/<uuid:candidacy_id>/rejection/"
urlpatterns = [
    path(ONE, rejecting.rejection, name="rejection"),
    path(f"{ONE}save/", rejecting.rejection_save, name="rejection_save"),
    path(f"{ONE}reader/", rejecting.rejection_reader, name="rejection_reader"),
    path(f"{ONE}hr/", rejecting.rejection_hr, name="rejection_hr"),
    path(f"{ONE}drop/", rejecting.rejection_drop, name="rejection_drop"),
    path(f"{ONE}message/", rejecting.rejection_tell, name="rejection_tell"),
    path(f"{ONE}reading/", rejection_reading.reading, name="rejection_reading"),
    path(f"{ONE}lifting/", rejection_reading.lifting, name="rejection_lifting"),
    path(f"{ONE}talk/", after_rejection.talk, name="rejection_talk"),
    path(f"{ONE}talk/held/", after_rejection.talk_held, name="rejection_talk_held"),
    path(f"{ONE}objection/", after_rejection.objection, name="rejection_objection"),
    path(f"{OWN}talk/", own_rejection.own_talk, name="own_talk"),
    path(f"{OWN}usefulness/", own_rejection.own_useful, name="own_useful"),
    path(f"{OWN}objection/", own_rejection.own_objection, name="own_objection"),
]
