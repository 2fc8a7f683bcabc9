"""Choosing topics, preparing and sending."""

from django.urls import path

from tweespraak.evaluations.views import composing, evaluations, sending

urlpatterns = [
    path("", evaluations.evaluations, name="evaluations"),
    path("new/", sending.new, name="new"),
    path("topics/", composing.default_set, name="default_set"),
    path("topics/own/", composing.own_topics, name="own_topics"),
    path("topics/own/new/", composing.new_topic, name="new_topic"),
    path(
        "topics/own/<uuid:topic_id>/archiving/", composing.topic_archiving, name="topic_archiving"
    ),
    path("<uuid:evaluation_id>/", evaluations.evaluation, name="evaluation"),
    path("<uuid:evaluation_id>/topics/", composing.composer, name="composer"),
    path("<uuid:evaluation_id>/sending/", sending.sending, name="sending"),
    path("<uuid:evaluation_id>/day/", sending.day, name="day"),
]
