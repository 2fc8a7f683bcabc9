"""The report: editor, versions, second reader, paper."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
