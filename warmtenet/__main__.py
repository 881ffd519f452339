"""`python -m warmtenet`."""

import sys

from warmtenet.cli import main

sys.exit(main())
