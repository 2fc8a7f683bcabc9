"""What may happen in an assessment, when and by whom. Values in, values out."""
