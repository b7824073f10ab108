"""Municipalities over time: one stable key through renumbering, renaming and merging.

municipality.py   what a municipality is
register.py       the register that ships with the package, read when first asked
lookup.py         from a code, a name or a key to the municipality
changes.py        what a code on an old paper has become by a later day
spelling.py       when two spellings are the same name
"""
