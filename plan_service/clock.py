"""The only reader of the clock. The demo may move it; tests hold it still."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from plan_service.tables import Setting

BRUSSELS = ZoneInfo("Europe/Brussels")
KEY = "clock_offset_seconds"


class _Hands:
    fixed: datetime | None = None
    offset = timedelta()


def now() -> datetime:
    """This moment, in UTC."""
    return (_Hands.fixed or datetime.now(UTC)) + _Hands.offset


def legal_day(at: datetime) -> date:
    """The day in Brussels, on which terms are counted."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone falls on no particular day")
    return at.astimezone(BRUSSELS).date()


async def shift(delta: timedelta) -> None:
    """Moves the clock for this process and for later ones. For the demo: production never calls it."""
    offset = _Hands.offset + delta
    await Setting.raw(
        "INSERT INTO setting (key, value) VALUES ({}, {}) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        KEY,
        str(offset.total_seconds()),
    )
    _Hands.offset = offset


async def recall() -> None:
    """Takes up the stored shift, at the start of a demo. Production never calls it."""
    row = await Setting.select(Setting.value).where(Setting.key == KEY).first()
    _Hands.offset = timedelta(seconds=float(row["value"])) if row else timedelta()


def fix(at: datetime) -> None:
    """Holds the clock at this moment, for tests; `shift` still moves it."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    _Hands.fixed = at.astimezone(UTC)
    _Hands.offset = timedelta()


def release() -> None:
    """Lets the clock run again, unshifted."""
    _Hands.fixed = None
    _Hands.offset = timedelta()
