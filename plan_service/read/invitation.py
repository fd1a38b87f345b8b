"""Who asked somebody to take part."""

from plan_service import people, store
from plan_service.people import Person
from workflows.events import ConfidantInvited, PartyInvited


async def asked_by(plan_id: str, person: str) -> Person | None:
    """The one who last invited this person, or None when nobody did."""
    facts = reversed(await store.load(plan_id))
    kinds = PartyInvited | ConfidantInvited
    asked = (fact for fact in facts if isinstance(fact.event, kinds) and fact.event.person == person)
    by = next((fact.by for fact in asked), "")
    return (await people.by_ids({by})).get(by) if by else None
