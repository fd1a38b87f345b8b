"""What the tests of pages may ask for besides the application: everybody in a browser of their own."""

from tests.case_play import play
from tests.first_plan import as_
from tests.lived_plan import lived
from tests.running_case import by, lotte, monday

__all__ = ["as_", "by", "lived", "lotte", "monday", "play"]
