"""Prepare apart, be ready, read each other."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
