"""Working days, holidays, the school and municipal year, and the year wheel."""
