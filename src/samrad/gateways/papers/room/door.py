"""Closing the door of the room: little time and memory, no files, no network, no children.

Each lock is one more; where the kernel does not have one of them, the others hold.
"""

import ctypes
import os
import resource
import struct
import sys
from pathlib import Path

SECONDS = 10
MEGABYTES = 512
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
# Landlock's calls and accesses, as linux/landlock.h numbers them.
_MAKE_RULES, _ADD_RULE, _RESTRICT = 444, 445, 446
_BENEATH, _READ = 1, 0b1100
_EVERYTHING = (1 << 13) - 1
# What programs are made of may still be read: parts of a library are loaded when first used.
_PROGRAMS = ("/lib", "/usr/lib", *sys.path)


def close_behind_us() -> None:
    """Close the door for good; whoever is in the room stays in it until the answer is given."""
    megabytes = 1024 * 1024
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEGABYTES * megabytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        kernel = ctypes.CDLL(None)
        kernel.prctl(_PR_SET_PDEATHSIG, 9)
        kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        kernel.unshare(_NEW_USER | _NEW_NETWORK)
        _close_files(kernel)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _close_files(kernel: ctypes.CDLL) -> None:
    """No file is made, changed, removed or run, and none read but programs."""
    everything = struct.pack("<Q", _EVERYTHING)
    rules = kernel.syscall(_MAKE_RULES, everything, len(everything), 0)
    if rules < 0:
        return
    for folder in _PROGRAMS:
        if Path(folder).is_dir():
            opened = os.open(folder, os.O_PATH)
            kernel.syscall(_ADD_RULE, rules, _BENEATH, struct.pack("<Qi", _READ, opened), 0)
            os.close(opened)
    kernel.syscall(_RESTRICT, rules, 0)
    os.close(rules)
