"""Our side of the comparison: an installation as `tweespraak serve` prepares it."""
