"""What every table shares: identifiers, the context of a transaction, row-level security."""
