"""What leaves an installation and comes back: backups of all of it, exports of one council.

placing.py      new files: nothing half-written under its own name, nothing overwritten
ciphers.py      the age format as a stream: locks, keys, and what went wrong with one
parcels.py      what lies in a backup: parts, and the list that proves them
tables.py       which tables there are, and which are left out
backing_up.py   a snapshot of the whole database into a parcel
restoring.py    a parcel into an empty place, all of it or nothing
rehearsing.py   the same into a place that is removed again
"""
