"""Answering on either side, and reading both."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
