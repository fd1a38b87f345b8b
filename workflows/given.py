"""Every condition under one name, for the table: `given.holds_the_role`."""

from workflows.conditions.contest import *  # noqa: F403 -- the table reads better with one name
from workflows.conditions.ending import *  # noqa: F403
from workflows.conditions.evaluation import *  # noqa: F403
from workflows.conditions.people import *  # noqa: F403
from workflows.conditions.returning import *  # noqa: F403
from workflows.conditions.signing import *  # noqa: F403
from workflows.conditions.text import *  # noqa: F403
from workflows.conditions.trust import *  # noqa: F403
