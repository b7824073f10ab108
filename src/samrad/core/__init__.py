"""Room 1: what is true. No framework, no clock, no language, no network, no database."""
