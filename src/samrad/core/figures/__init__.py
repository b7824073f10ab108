"""What a number means: counts, rates, change, trend, alarms, harm, small numbers.

Pure functions of plain numbers and arrays; each tells its units, what it refuses and where it
comes from. No clock, no files, no global random state.
"""
