"""Freeze, read, sign: the whole text on one page, a fresh check of who signs, and what happens next."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from plan_service import access, forms, rendering, sessions, texts
from plan_service.access import Visit
from plan_service.forms import Fields
from plan_service.pages.acting import act, refusal
from plan_service.people import Person
from plan_service.read.here import Here, here
from plan_service.read.reader import NOBODY, Reader
from plan_service.read.trusted import Trusted, waits_for
from plan_service.read.understanding import questions_for
from plan_service.read.version_text import SignedClause, version_clauses
from workflows import commands as c
from workflows.glossary import Role
from workflows.versions import Version

Path = FromPath[UUID]
LONGEST = 2_000
CONFLICT = 409


@dataclass(frozen=True, slots=True)
class SignatureView:
    """One required party under a version. `state`: open or signed."""

    person: Person
    role: Role
    state: str
    name: str
    on: date | None


@dataclass(frozen=True, slots=True)
class SigningPage:
    """What one signs: exactly what one may read here; the rest is bound by hash alone.

    `practise`: there is to ask. `waits_for`: whom the worker trusts and lets read it first.
    """

    here: Here
    version: int
    root: str
    clauses: tuple[SignedClause, ...]
    signatures: tuple[SignatureView, ...]
    mine: str
    yes: int
    practise: bool
    thinking_days: int
    waits_for: tuple[Trusted, ...]
    fields: Fields


@dataclass(frozen=True, slots=True)
class Signed:
    """After signing: what happens next, who is at turn, how to undo."""

    here: Here
    version: int
    in_force: bool
    thinking_until: date | None
    missing: tuple[Person, ...]


@post("/plannen/{plan_id:uuid}/versies", opt={"page": "signing"})
async def freeze(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    command = c.FreezeVersion(**visit.asked(c.FreezeVersion))
    return await act(request, visit, command, f"/plannen/{plan_id}")


@get("/plannen/{plan_id:uuid}/versies", opt={"page": "signing"})
async def freeze_form(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The button stands on the plan page."""
    await access.enter(request, str(plan_id))
    return Redirect(f"/plannen/{plan_id}", status_code=303)


@get("/plannen/{plan_id:uuid}/tekenen", opt={"page": "signing"})
async def read(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """First page: the text, as it will be signed."""
    reader = Reader(await access.enter(request, str(plan_id)))
    if reader.plan.frozen is None:
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    return rendering.page(request, "signing/read.html", _page(request, reader, reader.plan.frozen, Fields()))


@get("/plannen/{plan_id:uuid}/handtekeningen", opt={"page": "signing"})
async def confirm(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """Second page: whether it is you, and whether you sign."""
    reader = Reader(await access.enter(request, str(plan_id)))
    if reader.plan.frozen is None:
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    return rendering.page(request, "signing/confirm.html", _page(request, reader, reader.plan.frozen, Fields()))


@post("/plannen/{plan_id:uuid}/handtekeningen", opt={"page": "signing"})
async def sign(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """The box "it is me" is the demo's fresh identity check; the event says so, and no more than that."""
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    if not fields.ticked("it_is_me"):
        fields.wrong("it_is_me", "confirm_who")
        frozen = visit.plan.frozen
        if frozen is not None:
            return rendering.page(request, "signing/confirm.html", _page(request, Reader(visit), frozen, fields), 422)
        return refusal(request, visit, "version_is_what_was_read")
    version = fields.integer("version", 1, 10_000) or 0
    done = f"/plannen/{plan_id}/getekend"
    command = c.SignVersion(
        **visit.asked(c.SignVersion),
        version=version,
        root=fields.value("root"),
        method="demo_persona",
        assurance="none",
        identified_at=visit.at,
        thinking_days=request.app.state.settings.thinking_days,
    )
    answer = await act(request, visit, command, done)
    if answer.status_code == CONFLICT:
        # Looked at again, not before: the first of two presses may have come in between.
        now = await access.enter(request, str(plan_id))
        if _signed_already(now, version, fields.value("root")):
            return Redirect(done, status_code=303)
    return answer


@get("/plannen/{plan_id:uuid}/getekend", opt={"page": "signing"})
async def signed(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    reader = Reader(await access.enter(request, str(plan_id)))
    plan = reader.plan
    version = plan.frozen or plan.in_force
    missing = version.missing() if version else ()
    context = Signed(
        here=here(reader),
        version=version.number if version else 0,
        in_force=plan.frozen is None and plan.in_force is not None,
        thinking_until=plan.in_force.thinking_until if plan.in_force and plan.frozen is None else None,
        missing=tuple(reader.holder(role) or NOBODY for role in missing),
    )
    return rendering.page(request, "signing/signed.html", context)


@post("/plannen/{plan_id:uuid}/handtekeningen/terugnemen", opt={"page": "signing"})
async def retract(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    version = (await forms.read(request)).integer("version", 1, 10_000) or 0
    command = c.RetractSignature(**visit.asked(c.RetractSignature), version=version)
    return await act(request, visit, command, f"/plannen/{plan_id}")


@get("/plannen/{plan_id:uuid}/weigeren", opt={"page": "signing"})
async def decline_form(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    reader = Reader(await access.enter(request, str(plan_id)))
    if reader.plan.frozen is None:
        return Redirect(f"/plannen/{plan_id}", status_code=303)
    return rendering.page(request, "signing/decline.html", _page(request, reader, reader.plan.frozen, Fields()))


@post("/plannen/{plan_id:uuid}/weigeren", opt={"page": "signing"})
async def decline(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    visit = await access.enter(request, str(plan_id))
    fields = await forms.read(request)
    reason = fields.text("reason", LONGEST)
    frozen = visit.plan.frozen
    if fields.problems and frozen is not None:
        return rendering.page(request, "signing/decline.html", _page(request, Reader(visit), frozen, fields), 422)
    words = texts.new("reason", visit.person.id, {"text": reason, "private": ""})
    command = c.DeclineVersion(
        **visit.asked(c.DeclineVersion),
        version=fields.integer("version", 1, 10_000) or 0,
        reason=words.words,
    )
    return await act(request, visit, command, f"/plannen/{plan_id}", [words])


def _signed_already(visit: Visit, version: int, root: str) -> bool:
    """The same signature twice has the same answer as the first time."""
    kept = (visit.plan.frozen, visit.plan.in_force)
    return any(
        one is not None
        and (one.number, one.root) == (version, root)
        and any(signature.person == visit.person.id for signature in one.signatures)
        for one in kept
    )


def _page(request: sessions.AnyRequest, reader: Reader, version: Version, fields: Fields) -> SigningPage:
    clauses = version_clauses(reader, version)
    role, days = reader.visit.role_for(c.SignVersion), request.app.state.settings.thinking_days
    return SigningPage(
        here=here(reader),
        version=version.number,
        root=version.root,
        clauses=clauses,
        signatures=signatures(reader, version),
        mine="signed" if version.signed_by(role) else "open",
        yes=sum(not clause.need for clause in clauses),
        practise=bool(questions_for(reader, days)),
        thinking_days=days,
        waits_for=waits_for(reader),
        fields=fields,
    )


def signatures(reader: Reader, version: Version) -> tuple[SignatureView, ...]:
    """Who signed, in the order of the required parties."""
    found = []
    for role, person in version.required:
        signature = version.signed_by(role)
        face = reader.face(person)
        state = "signed" if signature else "open"
        found.append(SignatureView(face, role, state, face.name, signature.on if signature else None))
    return tuple(found)


HANDLERS = (freeze, freeze_form, read, confirm, sign, signed, retract, decline_form, decline)
