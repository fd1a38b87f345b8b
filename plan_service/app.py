"""The web application, put together."""

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State

from plan_service import csrf, engines, errors, forms, headers, hosts, pages, policy, sessions
from plan_service.jobs import Jobs
from plan_service.settings import Settings

_LARGEST_FORM = 256 * 1024  # bytes; the longest plan text is a tenth of it


def create_app(settings: Settings, engine: engines.Engine, jobs: Jobs | None = None) -> Litestar:
    """The application on an open engine, which stays the caller's to close; `jobs` so that the demo's clock can tick.

    Raises UnlistedRoute: a page without a row in the policy table is nobody's to open.
    """
    engines.bind(engine)
    app = Litestar(
        pages.handlers(in_demo=settings.demo),
        # In this order: what was typed is read before anything may fail, and who is there before
        # it is asked whether this form is theirs.
        middleware=[
            forms.KeepTyped(),
            hosts.KnownHosts(settings.hosts),
            sessions.Sessions(secure=not settings.demo),
            csrf.OwnForms(),
        ],
        exception_handlers=errors.handlers(),
        before_send=[headers.writer(secure=not settings.demo)],
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=5),
        request_max_body_size=_LARGEST_FORM,
        openapi_config=None,
        logging_config=None,  # errors are logged under a reference, in `errors`
        state=State({"settings": settings, "jobs": jobs}),
    )
    policy.check(app)
    return app
