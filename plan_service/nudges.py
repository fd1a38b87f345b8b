"""A message from the coach to whoever is at turn. It changes no plan: a text that can be erased, and a letter."""

from plan_service import engines, intents, outbox, texts
from plan_service.access import Visit
from plan_service.outbox import Envelope

KIND = "nudge"


async def send(visit: Visit, to: str, text: str, intent: str) -> None:
    """Keeps the text in the plan and posts a letter that only says there is one. The same form twice sends it once.

    No more than one letter a day to one person, whatever is asked.
    """
    body = {"to": to, "text": text, "on": visit.on.isoformat()}
    letter = Envelope(
        person=to,
        letter=KIND,
        plan=visit.plan.id,
        dedupe=f"{KIND}:{to}:{visit.on.isoformat()}",
        data={"by": visit.person.id},
    )
    try:
        async with engines.transaction():
            if intent and await intents.is_done(intent):
                return
            await texts.add(visit.plan.id, texts.new(KIND, visit.person.id, body))
            await outbox.post([letter])
            if intent:
                await intents.done(intent, visit.person.id, visit.plan.id)
    except intents.Repeated:
        return
