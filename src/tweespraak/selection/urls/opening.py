"""The open page, applying, and the candidate's own page of an application."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
