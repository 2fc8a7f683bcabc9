"""The anonymous survey of candidates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
