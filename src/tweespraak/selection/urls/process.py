"""Candidates through the stages: interviews, judgements, the decision, closing."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
