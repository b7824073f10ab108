"""From the command to the first page: on an empty data folder, and the second time."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


def seconds(home: str, port: int) -> float:
    """The time from `samrad demo` to its first whole page; it is stopped again."""
    began = time.perf_counter()
    demo = subprocess.Popen(
        [sys.executable, "-m", "samrad", "demo", "--port", str(port)],
        env={"SAMRAD_HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"},
        stdout=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/sign-in/"
    while demo.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            continue
        break
    took = time.perf_counter() - began
    demo.send_signal(signal.SIGINT)
    demo.wait()
    return took


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(
            f"empty data folder to first page: {seconds(folder + '/home', free_port()):.2f} s"
        )
        again = sorted(seconds(folder + "/home", free_port()) for _ in range(5))
        print(f"second start to first page:      {again[2]:.2f} s (median of 5)")
