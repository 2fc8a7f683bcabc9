"""What the engine says when it cannot work with what it was given."""


class BadInput(ValueError):
    """Input that cannot be measured with; the text names the item and says what to do."""


class OutsideNorm(BadInput):
    """Nobody like this was in the norm sample: a norm is not extrapolated."""
