"""From a template and the dataclass that declares what it shows, to a page."""

from dataclasses import fields
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from litestar import MediaType, Response
from markupsafe import Markup

from plan_service import assets, clock, csrf, forms, i18n, markdown, sessions, vocabulary
from plan_service.words import Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def environment(language: str) -> Environment:
    """The templates in one language: an unknown name is an error, all but .txt is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(i18n.translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters |= Words(made, language).filters()
    made.filters |= {"markdown": markdown.html, "errors": partial(_errors, made), "error": partial(_error, made)}
    made.globals |= {"static": assets.url, "new_intent": lambda: str(uuid4()), "languages": i18n.LANGUAGES}
    made.globals |= {"word": partial(_word, language), "basis": partial(vocabulary.basis, language)}
    return made


def page(request: sessions.AnyRequest, template: str, context: "DataclassInstance", status: int = 200) -> Response[str]:
    return Response(render(request, template, context), media_type=MediaType.HTML, status_code=status)


def render(reader: sessions.AnyRequest | str, template: str, context: "DataclassInstance | None" = None) -> str:
    """The template for whoever asks, or in a language where nobody does (letters, documents)."""
    if isinstance(reader, str):
        language, base = reader, {"language": reader, "today": _today()}
    else:
        language = i18n.language(reader)
        base = _base(reader, language)
    return environment(language).get_template(template).render(base | _declared(context, base))


def _base(request: sessions.AnyRequest, language: str) -> dict[str, Any]:
    """What every page may name beside its own context."""
    session, settings = sessions.of(request), request.app.state.settings
    return {
        "language": language,
        "today": _today(),
        "person": session.person,
        "csrf": csrf.token(session),
        "path": _path(request),
        "demo": settings.demo,
        "contact": settings.contact,
    }


def _path(request: sessions.AnyRequest) -> str:
    """Where the reader is, to come back to. The answer to a form has no address; the form has."""
    if request.method == "GET":
        query = request.scope["query_string"].decode("latin-1")
        return forms.address(request) + (f"?{query}" if query else "")
    return forms.local_path(urlsplit(request.headers.get("referer", "")).path)


def _declared(context: "DataclassInstance | None", base: dict[str, Any]) -> dict[str, Any]:
    if context is None:
        return {}
    declared = {one.name: getattr(context, one.name) for one in fields(context)}
    if hidden := declared.keys() & base.keys():
        raise TypeError(f"{type(context).__name__} hides {sorted(hidden)}")
    return declared


def _errors(made: Environment, fields: forms.Fields) -> list[tuple[str, Markup]]:
    """Field and sentence of every problem, for the summary."""
    return [(problem.field, _sentence(made, problem)) for problem in fields.problems]


def _error(made: Environment, fields: forms.Fields, name: str) -> Markup:
    """The same sentence at its field; empty when there is nothing wrong."""
    problem = fields.problem(name)
    return _sentence(made, problem) if problem else Markup()


def _sentence(made: Environment, problem: forms.Problem) -> Markup:
    text = made.get_template(f"errors/fields/{problem.key}.html").render(problem.about)
    return Markup(text.strip())  # noqa: S704 - a template of ours, which escapes what it is given


def _word(language: str, group: str, name: str) -> str:
    """`word("check", "signed_by_all")` in a template: the words the printed tables use."""
    return vocabulary.word(group, name, language)


def _today() -> date:
    return clock.legal_day(clock.now())
