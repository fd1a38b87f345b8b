"""Every table, as Piccolo sees it; keys of several columns, indexes and triggers stand in `migrations/`.

An absent id is the empty text, an absent moment is null: both databases then compare and index alike.
No foreign keys: rows of one plan live together wherever that plan lives, and a projection may be rebuilt.
"""

from plan_service.tables.people import Organisation, Person, Session
from plan_service.tables.projections import Party, Plan, Turn
from plan_service.tables.records import AccessLog, Event, FollowUp, Text
from plan_service.tables.work import Due, Intent, Letter, Migration, Outbox, Setting

TABLES = (
    Event,
    FollowUp,
    Text,
    AccessLog,
    Plan,
    Party,
    Turn,
    Due,
    Outbox,
    Letter,
    Intent,
    Person,
    Organisation,
    Session,
    Setting,
    Migration,
)

__all__ = [
    "TABLES",
    "AccessLog",
    "Due",
    "Event",
    "FollowUp",
    "Intent",
    "Letter",
    "Migration",
    "Organisation",
    "Outbox",
    "Party",
    "Person",
    "Plan",
    "Session",
    "Setting",
    "Text",
    "Turn",
]
