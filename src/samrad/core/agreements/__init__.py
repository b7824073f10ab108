"""What the parties promised each other: clauses as data, proposed from text, versioned."""
