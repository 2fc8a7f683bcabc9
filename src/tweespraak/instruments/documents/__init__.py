"""What instruments gives out: drawings of matrices."""
