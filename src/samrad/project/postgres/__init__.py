"""The embedded PostgreSQL server: the one door to it.

trouble.py    what can stand in the way, as a sentence with the way out
programs.py   the programs of the wheel
account.py    as whom the server runs: PostgreSQL refuses to run as root
places.py     the folders and files it uses
processes.py  the server's processes, and what a killed one leaves behind
cluster.py    making the data folder, starting and stopping
roles.py      the owner and the application's role
sharing.py    several commands at once: the first starts it, the last stops it
"""

from samrad.project.postgres.roles import prepare_role
from samrad.project.postgres.sharing import Server, erase_server, running_server
from samrad.project.postgres.trouble import ServerTrouble

__all__ = ["Server", "ServerTrouble", "erase_server", "prepare_role", "running_server"]
