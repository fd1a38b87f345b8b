"""Style and script, under addresses that name their content."""

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from plan_service import assets


def handlers() -> list[HTTPRouteHandler]:
    return [_serve(asset) for asset in assets.assets().values()]


def _serve(asset: assets.Asset) -> HTTPRouteHandler:
    # Without a session: the same bytes for everybody, and no statement to find out for whom.
    @get(asset.url, name=asset.url, opt={"page": "static", "sessionless": True})
    async def serve() -> Response[bytes]:
        forever = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(asset.content, media_type=asset.media_type, headers=forever)

    return serve
