"""The press: a process of its own that sets one document and ends.

The engine keeps what it has set in memory, some hundred megabytes of it, words that are exempt
among them. With the process all of that goes; and a text that hurts the engine hurts no page.
"""
