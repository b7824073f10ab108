"""A person's own data: told, corrected, taken along, forgotten."""
