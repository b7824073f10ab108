"""Who sits in a council, and inviting more."""
