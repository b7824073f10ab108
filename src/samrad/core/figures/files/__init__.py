"""Understanding the files figures come in: cells, days, columns, and what contradicts itself.

grids.py          a sheet as it was read: cells with their place
cells.py          what one cell says: a number, a hidden one, or something else
spans.py          what a text says of time: a year, a month, from one day to another
places.py         which place a cell means
columns.py        which column is what; proposed from the headings and what stands below
saying.py         what somebody says of a file, where it does not say so itself
laying.py         headings on several rows, labels under each other: the look of a pivot table
understanding.py  from a sheet and its columns to figures, or to every reason why not
differences.py    what a delivery changes in what was told before
"""
