"""Room 4: what people see."""
