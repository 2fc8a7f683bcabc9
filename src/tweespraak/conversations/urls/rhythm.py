"""The rhythm of a year: cycles, the course, what was passed on."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
