"""Minutes after the meeting: reading, commenting, approving, locking, publishing them."""
