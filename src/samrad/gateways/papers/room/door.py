"""Closing the door of the room: little time and memory, no files, no network, no children.

Each lock is one more; where the kernel has one of them not, the others hold.
"""

import ctypes
import os
import resource
import sys

SECONDS = 10
MEGABYTES = 512
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446
# Everything the first version of Landlock knows: reading, writing, making, removing, running.
_EVERY_ACCESS = (1 << 13) - 1


def close_behind_us() -> None:
    """Close the door; what was opened or imported before stays in the room."""
    megabytes = 1024 * 1024
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEGABYTES * megabytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 16),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        _close_on_linux(ctypes.CDLL(None))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _close_on_linux(kernel: ctypes.CDLL) -> None:
    kernel.prctl(_PR_SET_PDEATHSIG, 9)
    kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kernel.unshare(_NEW_USER | _NEW_NETWORK)
    # A set of rules that forbids every access and allows none.
    rules = ctypes.c_uint64(_EVERY_ACCESS)
    made = kernel.syscall(_LANDLOCK_CREATE, ctypes.byref(rules), ctypes.sizeof(rules), 0)
    if made >= 0:
        kernel.syscall(_LANDLOCK_RESTRICT, made, 0)
        os.close(made)
