"""What the measurements share: a load of requests, servers whose processor time is known, judges."""

VISITORS = 64  # who are signed in and answering at the same time
ITEMS = 108  # as many as our questionnaire has
