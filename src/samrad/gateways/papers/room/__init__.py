"""The reading room: what people bring is taken apart here, in a process of its own.

Nothing in it knows the application. It gets bytes and answers with JSON, under limits that end
it when a file is made to hurt (`door.py`); whoever starts it is `gateways/papers/entering.py`.
"""
