"""The live room on two devices."""

from django.urls import path

from tweespraak.conversations.stream import stream
from tweespraak.conversations.views import room as views

urlpatterns = [
    path("<uuid:conversation_id>/room/", views.room, name="room"),
    path("<uuid:conversation_id>/room/table/", views.table, name="table"),
    path("<uuid:conversation_id>/room/version/", views.version, name="version"),
    path("<uuid:conversation_id>/room/stream/", stream, name="stream"),
    path("<uuid:conversation_id>/room/theme/", views.choose_theme, name="choose_theme"),
    path("<uuid:conversation_id>/room/turn/", views.turn, name="turn"),
    path("<uuid:conversation_id>/room/beat/", views.beat, name="beat"),
]
