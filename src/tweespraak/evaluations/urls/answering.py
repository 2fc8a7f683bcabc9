"""Answering on either side, and reading both."""

from django.urls import path

from tweespraak.evaluations.views import answering, together

urlpatterns = [
    path("<uuid:evaluation_id>/answers/", answering.answer, name="answer"),
    path("<uuid:evaluation_id>/answers/save/", answering.answer_save, name="answer_save"),
    path("<uuid:evaluation_id>/together/", together.together, name="together"),
    path("<uuid:evaluation_id>/thanks/", together.close, name="thanks"),
]
