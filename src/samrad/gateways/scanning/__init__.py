"""Asking the operator's virus scanner about a file: ClamAV's `clamd`, where there is one."""

from samrad.gateways.scanning.asking import scan, version_of
from samrad.gateways.scanning.places import Scanner, scanner_at
from samrad.gateways.scanning.saying import Clean, NotScanned, Virus

__all__ = ["Clean", "NotScanned", "Scanner", "Virus", "scan", "scanner_at", "version_of"]
