"""From a low score to a conversation and its agreements."""

from django.urls import path

from tweespraak.evaluations.views import goals, talking

ONE = "<uuid:evaluation_id>/talk/"
urlpatterns = [
    path(ONE, talking.talk, name="talk"),
    path(f"{ONE}contact/", talking.contact, name="talk_contact"),
    path(f"{ONE}moments/", talking.offer, name="talk_offer"),
    path(f"{ONE}choice/", talking.choose, name="talk_choose"),
    path(f"{ONE}no/", talking.no_talk, name="talk_no"),
    path("<uuid:evaluation_id>/topics/<slug:topic>/goal/", goals.goal, name="goal"),
]
