"""The demo year: four real partnerships, the same cast in demo, tests and tutorial.

The agreements and the law are real and quoted; what the councils have done since is made up
and says nothing about these municipalities. Roles stand in for the persons of the sources.
"""
