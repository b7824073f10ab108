"""Design system, forms, phrases, formats, charts, the clock."""
