"""Districts: who outside a council is told its counts, and who let them."""
