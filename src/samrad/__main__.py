"""`python -m samrad` is the same door as `samrad`."""

import sys

from samrad.project.door import main

sys.exit(main())
