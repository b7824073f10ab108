"""What `figures.protection` is made of: tables with totals, their equations, search, audit."""
