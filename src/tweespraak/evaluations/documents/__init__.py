"""Words and files of evaluations."""
