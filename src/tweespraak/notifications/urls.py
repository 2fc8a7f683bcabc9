"""The pages of notifications."""

from django.urls import path

from tweespraak.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("read/", views.all_read, name="all_read"),
    path("rhythm/", views.rhythm, name="rhythm"),
]
