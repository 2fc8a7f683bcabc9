"""Agreements: propose, report, react, adjust, stop."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
