"""``python -m tests.evaluation``."""

import sys

from .command import main

sys.exit(main())
