"""The pages of lenses."""

from django.urls import URLPattern

app_name = "lenses"
urlpatterns: list[URLPattern] = []
