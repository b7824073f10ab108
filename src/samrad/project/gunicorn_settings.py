"""How gunicorn serves; it reads this file itself (`--config python:…`)."""

import ctypes
import signal
import sys
from typing import Any

wsgi_app = "samrad.project.wsgi:application"
workers = 2
threads = 4
timeout = 60
# A page under way is finished within this time; whoever stops us waits a little longer.
graceful_timeout = 8
loglevel = "warning"
control_socket_disable = True
logger_class = "samrad.project.logs.ServerLog"
# What a proxy says of itself Django reads, and only behind TLS; see settings.
forwarded_allow_ips = ""
forwarder_headers = ""
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190

_PR_SET_PDEATHSIG = 1


def on_starting(_server: Any) -> None:
    """End in order when whoever started us is killed: nobody else would stop us.

    Without it a killed `samrad demo` leaves a server that holds the port and has no database.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
