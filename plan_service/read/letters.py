"""The letters that the demo delivered, newest first."""

from dataclasses import dataclass
from datetime import datetime

from plan_service import tables

_MOST = 200


@dataclass(frozen=True, slots=True)
class ReadableLetter:
    id: str
    to_name: str
    language: str
    subject: str
    body_text: str
    created_at: datetime


async def letters() -> list[ReadableLetter]:
    rows = await tables.Letter.raw(
        "SELECT l.id, p.name AS to_name, l.language, l.subject, l.body_text, l.created_at "
        "FROM letter l JOIN person p ON p.id = l.person ORDER BY l.created_at DESC, l.id LIMIT {}",
        _MOST,
    )
    return [ReadableLetter(**row) for row in rows]
