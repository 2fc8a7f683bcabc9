"""What selection reads; lists have a constant number of queries."""
