"""The candidate's own space: feedback book and preparations."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
