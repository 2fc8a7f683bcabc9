"""Reading evaluations."""
