"""Dashboards of evaluations over many answers."""
