"""Our own matrices: nine cells that follow rules, the last one left out, eight to choose from."""
