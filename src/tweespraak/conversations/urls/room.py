"""The live room on two devices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
