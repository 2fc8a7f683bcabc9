"""From a low score to a conversation and its agreements."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
