"""The pages of activities."""

from django.urls import path

from tweespraak.activities import views

app_name = "activities"

_ONE = "<uuid:activity_id>/"
_PARTICIPANT = f"{_ONE}participations/<uuid:participation_id>/"
_INVITATION = "invitations/<uuid:participation_id>/"

urlpatterns = [
    path("", views.activities, name="activities"),
    path("new/", views.new_activity, name="new"),
    path(_ONE, views.activity, name="activity"),
    path(f"{_ONE}candidates/", views.candidates, name="candidates"),
    path(f"{_ONE}candidates/kept/", views.kept_candidates, name="kept"),
    path(f"{_ONE}participations/", views.participations, name="participations"),
    path(f"{_ONE}team/", views.team, name="team"),
    path(f"{_ONE}team/<uuid:member_id>/removal/", views.colleague_removal, name="removal"),
    path(_PARTICIPANT, views.match, name="match"),
    path(f"{_PARTICIPANT}mail/", views.mail, name="mail"),
    path(f"{_PARTICIPANT}link/", views.copied_link, name="link"),
    path(_INVITATION, views.invitation, name="invitation"),
    path(f"{_INVITATION}consent/", views.consent, name="consent"),
    path(f"{_INVITATION}withdrawal/", views.withdrawal, name="withdrawal"),
]
