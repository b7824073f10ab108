"""The processes of a data folder: its server, and what a killed server leaves behind."""

import contextlib
import time

import psutil

from samrad.project.postgres.places import Places

_POLL = 0.02
_NAME = "postgres"


def server_of(places: Places) -> psutil.Process | None:
    """The server of this data folder, if one runs."""
    try:
        number = int(places.pid_file.read_text().partition("\n")[0])
        found = psutil.Process(number)
        ours = str(places.data) in found.cmdline()
    except (OSError, ValueError, psutil.Error):
        return None
    return found if ours else None


def end_left_behind(places: Places, seconds: float) -> None:
    """End the processes of a server that is no more.

    They end by themselves when they next look up from their work; a long query does not.
    Until then they hold the shared memory, and no new server starts. The server is dead, so
    its next start recovers from the log in any case: killing them loses nothing.
    """
    left = [process for process in psutil.process_iter() if _works_in(process, places)]
    for process in left:
        with contextlib.suppress(psutil.Error):
            process.kill()
    for process in left:
        gone(process, seconds)


def gone(process: psutil.Process, seconds: float) -> bool:
    """Whether the process ends within `seconds`.

    If another program started it and lives on, what is left of it is a zombie: gone for us.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            process.wait(timeout=_POLL)
        except psutil.TimeoutExpired:
            if _is_zombie(process):
                return True
        except psutil.NoSuchProcess:
            return True
        else:
            return True
        if time.monotonic() > until:
            return False


def _is_zombie(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _works_in(process: psutil.Process, places: Places) -> bool:
    """Every process of a server has its data folder as its working folder."""
    try:
        return process.name() == _NAME and process.cwd() == str(places.data)
    except (psutil.Error, OSError):
        return False
