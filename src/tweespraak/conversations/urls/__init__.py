"""The pages of conversations."""

from tweespraak.conversations.urls import (
    agreements,
    cards,
    planning,
    preparing,
    recording,
    rhythm,
    room,
)

app_name = "conversations"
urlpatterns = [
    *cards.urlpatterns,
    *rhythm.urlpatterns,
    *agreements.urlpatterns,
    *planning.urlpatterns,
    *preparing.urlpatterns,
    *room.urlpatterns,
    *recording.urlpatterns,
]
