"""What home does: it makes the demo, through the doors of the other contexts."""
