"""How long a council keeps things, and the receipts of what was deleted."""
