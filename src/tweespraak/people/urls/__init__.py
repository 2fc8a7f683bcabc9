"""The pages of people: the directory and the account."""
