"""Charts people read: one specification, drawn on the page, as a picture and in a document.

A chart never stands alone: above it the sentence it shows, below it the table it was made of.
"""
