"""`python -m plan_service` is the command line."""

import sys

from plan_service.cli import main

sys.exit(main())
