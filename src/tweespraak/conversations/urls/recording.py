"""The record: hand it over, react, and how the talk went."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
