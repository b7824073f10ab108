"""What was deleted because its time was over: the receipts, and what writes them."""
