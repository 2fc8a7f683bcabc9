"""My conversations: start one, agree on a moment, move it, call it off."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
