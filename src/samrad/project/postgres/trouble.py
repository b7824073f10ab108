"""What can stand in the way of an own server."""

from samrad.project.trouble import Trouble


class ServerTrouble(Trouble):
    """The embedded server cannot be used; the message says why, and the way out."""
