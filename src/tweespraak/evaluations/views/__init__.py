"""What the screens of evaluations do."""
