"""Prepare apart, be ready, read each other."""

from django.urls import path

from tweespraak.conversations.views import preparing, readiness, reading

urlpatterns = [
    path("<uuid:conversation_id>/prepare/", preparing.prepare, name="prepare"),
    path("<uuid:conversation_id>/prepare/save/", preparing.save_one, name="save_entry"),
    path("<uuid:conversation_id>/ready/", readiness.ready, name="be_ready"),
    path("<uuid:conversation_id>/one-sided/", readiness.one_sided, name="one_sided"),
    path("<uuid:conversation_id>/read/", reading.read, name="read"),
    path("<uuid:conversation_id>/add/", reading.add, name="add"),
    path("<uuid:conversation_id>/drafts/", reading.drafts, name="drafts"),
]
