"""Everything that changes a row of selection."""
