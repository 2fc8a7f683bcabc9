"""What selection says in words: messages, pages, files."""
