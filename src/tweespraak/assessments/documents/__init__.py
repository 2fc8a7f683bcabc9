"""Assessments in words, letters and paper."""
