"""Scoring beside the same sums in bare NumPy."""
