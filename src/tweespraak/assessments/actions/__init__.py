"""Everything that is written in assessments."""
