"""Choosing topics, preparing and sending."""

from django.urls import path

from tweespraak.evaluations.views import evaluations

urlpatterns = [
    path("", evaluations.evaluations, name="evaluations"),
    path("<uuid:evaluation_id>/", evaluations.evaluation, name="evaluation"),
]
