"""The words agreements are written in: numbers, spans, rhythms, months, roles, manners."""
