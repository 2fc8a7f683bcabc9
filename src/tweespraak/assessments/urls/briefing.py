"""The case: its brief, the information sheet, consent."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
