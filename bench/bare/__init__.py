"""What we measure ourselves against: Django with sessions and accounts, one read, one insert."""
