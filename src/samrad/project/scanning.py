"""The virus scanner of the settings, if there is one."""

from samrad.gateways.scanning import Scanner, scanner_at
from samrad.project import environment
from samrad.project.environment import WrongSetting


def scanner() -> Scanner | None:
    """Where `clamd` is asked, or None where no scanner is set.

    Raises:
        WrongSetting: What is written names no place.
    """
    value = environment.text("SAMRAD_CLAMD")
    found = scanner_at(value)
    if value and found is None:
        raise WrongSetting(
            f"SAMRAD_CLAMD is {value!r}; write the path of its socket, e.g. "
            "/run/clamav/clamd.ctl, or a name and a port, e.g. scanner.example.org:3310."
        )
    return found
