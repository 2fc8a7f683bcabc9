"""My conversations: start one, agree on a moment, move it, call it off."""

from django.urls import path

from tweespraak.conversations.views import planning, starting, talks

urlpatterns = [
    path("", talks.mine, name="mine"),
    path("new/", starting.new, name="new"),
    path("<uuid:conversation_id>/", talks.talk, name="talk"),
    path("<uuid:conversation_id>/moment/", planning.moment, name="moment"),
    path("<uuid:conversation_id>/confirm/", planning.confirm, name="confirm"),
    path("<uuid:conversation_id>/call-off/", planning.call_off, name="call_off"),
]
