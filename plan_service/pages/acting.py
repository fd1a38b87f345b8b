"""How a page gives a command: through the one door, and back in words when it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response
from litestar.response import Redirect

from plan_service import errors, forms, i18n, rendering, sessions, vocabulary
from plan_service.access import Visit
from plan_service.handle import TooBusy, handle
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.texts import NewText
from workflows.commands import Command
from workflows.decide import Refused
from workflows.glossary import Role
from workflows.rules import rows

INTENT = "intent"
AGAIN = "again"
"""Sent from the page of a refusal: what was typed, to be read again beside what stands there now."""


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """What is not possible, why, what to do instead; with everything that was typed."""

    here: Here
    reason: str
    url: str
    typed: tuple[str, ...]
    carried: tuple[tuple[str, str], ...]
    who_can: tuple[str, ...]


async def act(
    request: sessions.AnyRequest,
    visit: Visit,
    command: Command,
    to: str,
    texts: Sequence[NewText] = (),
) -> Response[Any]:
    """Carries it out and goes `to`; a refusal is a page with status 409 on which nothing typed is lost."""
    intent = forms.typed(request).value(INTENT) or None
    try:
        await handle(visit.plan.id, command, texts=texts, intent=intent)
    except Refused as refused:
        return refusal(request, visit, refused.reason, type(refused.command))
    except TooBusy:
        return refusal(request, visit, "too_busy")
    return Redirect(to, status_code=303)


def refusal(
    request: sessions.AnyRequest, visit: Visit, reason: str, command: type[Command] | None = None
) -> Response[str]:
    """The page of that reason; `who_can` names the roles that the table knows for the command."""
    language = i18n.language(request)
    roles = [role for role in Role if command and rows(command, role)]
    kept = errors.held(reason, forms.address(request), forms.typed(request))
    context = RefusedPage(
        here=here(Reader(visit)),
        reason=reason,
        url=kept.url,
        typed=kept.typed,
        carried=kept.carried,
        who_can=tuple(vocabulary.word("role", role, language) for role in roles),
    )
    return rendering.page(request, "plan/refused.html", context, 409)
