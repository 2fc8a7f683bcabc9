"""The feedback talk and what follows it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
