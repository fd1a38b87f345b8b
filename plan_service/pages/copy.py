"""A copy to keep of what was signed: as a page, and as a file that opens anywhere."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import MediaType, Response, get
from litestar.params import FromPath
from markupsafe import Markup

from plan_service import access, rendering, sessions
from plan_service.pages.acting import refusal
from plan_service.read.here import Here, here
from plan_service.read.reader import Reader
from plan_service.read.signed_copy import SignedCopy, signed_copy

Path = FromPath[UUID]


@dataclass(frozen=True, slots=True)
class CopyPage:
    """The signed text with its signatures."""

    here: Here
    copy: SignedCopy


@dataclass(frozen=True, slots=True)
class CopyFile:
    """The same, with its style in it: the file has nobody to ask for another one."""

    here: Here
    copy: SignedCopy
    style: Markup


@get("/plannen/{plan_id:uuid}/kopie", opt={"page": "copy"})
async def show(request: sessions.AnyRequest, plan_id: Path) -> Response[str]:
    visit = await access.enter(request, str(plan_id))
    reader = Reader(visit)
    copy = await signed_copy(reader)
    if copy is None:
        return refusal(request, visit, "version_is_in_force")
    return rendering.page(request, "copy/show.html", CopyPage(here(reader), copy))


@get("/plannen/{plan_id:uuid}/kopie/bestand", opt={"page": "copy"})
async def download(request: sessions.AnyRequest, plan_id: Path) -> Response[Any]:
    """As an attachment: on our own pages no style may stand inline, in a file of one's own it may."""
    visit = await access.enter(request, str(plan_id))
    reader = Reader(visit)
    copy = await signed_copy(reader)
    if copy is None:
        return refusal(request, visit, "version_is_in_force")
    style = Markup("<style>{}</style>").format(Markup(rendering.render("nl", "copy/file.css")))  # noqa: S704 - our own file
    text = rendering.render(request, "copy/file.html", CopyFile(here(reader), copy, style))
    name = f"ondersteuningsplan-versie-{copy.version}.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=MediaType.HTML, headers=headers)


HANDLERS = (show, download)
