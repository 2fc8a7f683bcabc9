"""The rules of evaluations: pure."""
