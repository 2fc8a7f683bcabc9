"""The same organisation, small and big: what its lists ask of the database at each size."""
