"""What insights decides without a database: scores, bands, profiles."""
