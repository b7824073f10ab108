"""Statistical tables of SSB, SCB and every other office that runs PxWeb.

fetch.py      asking an office for a table, politely and in pieces
recorded.py   what an office answered, kept in a folder, and answered again from there
origin.py     where a table was fetched, written into its file
parse.py      understanding what came: JSON-stat and PX, one frozen `Cube` out
write.py      a cube as JSON-stat 2.0
ssb.py        what SSB's tables of offences and population say about municipalities
scb.py        the same of the long tables of SCB, Brå and Kolada

Fetching and understanding know nothing of each other: a file somebody sends is read the same
way as an answer from the network.
"""
