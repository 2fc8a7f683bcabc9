"""Release, block or later, per recipient; what the client sees."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
