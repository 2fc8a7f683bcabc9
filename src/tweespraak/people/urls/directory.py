"""The pages of the directory: who is here, in which roles."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
