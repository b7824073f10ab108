"""Whether a measure worked: what declined, what of it was ours, and what could be seen at all.

Pure functions of plain numbers and arrays; what is drawn by chance is drawn from a seed that is
passed. No clock, no files.
"""
