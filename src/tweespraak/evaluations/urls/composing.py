"""Choosing topics, preparing and sending."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
