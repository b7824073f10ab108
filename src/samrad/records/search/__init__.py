"""Full-text search: what can be found of a thing, and asking for it."""
