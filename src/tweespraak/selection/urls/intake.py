"""Vacancies, their requirements, and signing them."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
