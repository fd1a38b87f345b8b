"""Forms that were carried out: each has a one-time id, so that sending it twice is sending it once."""

from plan_service import clock, engines, tables


class Repeated(Exception):
    """The same form was carried out a moment ago, by another request."""


async def is_done(intent: str) -> bool:
    """Whether this form was carried out."""
    return bool(await tables.Intent.raw("SELECT id FROM intent WHERE id = {}", intent))


async def done(intent: str, person: str, plan: str) -> None:
    """Notes it, in the transaction of what it did."""
    try:
        await tables.Intent.raw(
            "INSERT INTO intent (id, person, plan, result, created_at) VALUES ({}, {}, {}, '', {})",
            intent,
            person,
            plan,
            clock.now(),
        )
    except Exception as error:
        if engines.is_unique_violation(error):
            raise Repeated(intent) from error
        raise
