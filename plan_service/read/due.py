"""What waits for its day."""

from datetime import datetime

from plan_service import tables


async def next_due(after: datetime) -> datetime | None:
    """When something next falls due, over all plans; None when nothing waits."""
    waiting = tables.Due.select(tables.Due.due_at).where(
        tables.Due.done_at.is_null(), tables.Due.given_up_at.is_null(), tables.Due.due_at > after
    )
    row = await waiting.order_by(tables.Due.due_at).first()
    return row["due_at"] if row else None
