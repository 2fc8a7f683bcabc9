"""The pages of lenses."""

from django.urls import path

from tweespraak.lenses import views

app_name = "lenses"
urlpatterns = [
    path("", views.library, name="library"),
    path("<uuid:version_id>/", views.lens, name="lens"),
]
