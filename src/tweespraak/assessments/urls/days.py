"""Parts of the day, the agenda of days, take-over."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
