"""What leaves an installation and comes back: backups of all of it, exports of one council.

placing.py      new files: nothing half-written under its own name, nothing overwritten

ciphers.py      the age format as a stream: locks, keys, and what went wrong with one
parcels.py      what lies in a backup: parts, and the list that proves them
tables.py       which tables there are, and which are left out
backing_up.py   a snapshot of the whole database into a parcel
checking.py     a parcel read to its end
restoring.py    a parcel into an empty place, all of it or nothing
rehearsing.py   a place for the same, that is removed again

nouns.py        what a council has, and what of it never leaves
bundles.py      an export as files, and whether they are as they were written
readme.py       the page that comes with it
sheets.py       tables of it for spreadsheets
exporting.py    one council into a bundle
importing.py    a bundle into a place where that council is not
"""
