"""The measuring engine beside catsim, PyPI mirt and bare NumPy, on the same work in one run."""
