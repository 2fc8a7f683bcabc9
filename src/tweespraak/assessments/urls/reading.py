"""The participant reads first: marks, corrections, own statement."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
