"""From an outbox line to a letter. The demo keeps it for its letter page; nothing is sent anywhere yet."""

from dataclasses import dataclass
from datetime import date

from plan_service import clock, engines, people, rendering, tables
from plan_service.outbox import Envelope

TO_A_TURN = frozenset(
    {"your_turn", "invited", "evaluation_due", "evaluation_reminder", "proposal_to_answer", "question_from_vdab"}
)
"""Letters that lead on to what is asked; by way of home, so that the address tells nothing and never is too old."""


@dataclass(frozen=True, slots=True)
class Mail:
    """All a letter may name: no plan text, no health words, no employer (journeys.md)."""

    first_name: str
    other: str
    link: str
    when: date


async def deliver(envelope: Envelope) -> None:
    """Writes the letter once, under the envelope's own id: delivering it again changes nothing."""
    about = await people.by_ids({envelope.person, str(envelope.data.get("by", ""))})
    to = about.get(envelope.person)
    if to is None:
        return
    other = about.get(str(envelope.data.get("by", "")))
    now = clock.now()
    mail = Mail(
        first_name=to.first_name,
        other=other.first_name if other else "",
        link=f"/thuis?plan={envelope.plan}" if envelope.letter in TO_A_TURN else f"/plannen/{envelope.plan}",
        when=clock.legal_day(now),
    )
    subject = rendering.render(to.language, f"letters/{envelope.letter}.subject.txt", mail)
    body = rendering.render(to.language, f"letters/{envelope.letter}.txt", mail)
    async with engines.transaction():
        await tables.Letter.raw(
            "INSERT INTO letter (id, plan, person, name, language, subject, body_text, created_at) "
            "VALUES ({}, {}, {}, {}, {}, {}, {}, {}) ON CONFLICT (plan, id) DO NOTHING",
            envelope.id,
            envelope.plan,
            to.id,
            envelope.letter,
            to.language,
            subject.strip(),
            body.strip(),
            now,
        )
