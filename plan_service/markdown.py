"""Plan text to safe HTML: Markdown without HTML, without images, then an allow-list."""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "hr", "a"}
_ATTRIBUTES = {"*": set[str](), "a": {"href"}}
_SCHEMES = {"http", "https"}
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Full web addresses only: a relative link in a plan could press a button of ours."""
        return _WEB_ADDRESS.match(url) is not None


# breaks: a person who presses Enter means a new line. Headings and code are off: a page has its
# own headings, and a typed indent is no program.
_parser = (
    _Parser("commonmark", {"html": False, "breaks": True})
    .disable(["image", "html_block", "html_inline", "heading", "lheading", "code", "fence"])
    .disable(["backticks", "entity", "reference"])
)


@lru_cache(maxsize=1024)  # 4 kB of text costs 9 ms; the key is the content itself
def html(text: str) -> Markup:
    """The text as HTML that may stand in a page; links carry no trust and no opener."""
    clean = nh3.clean(
        _parser.render(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
    )
    return Markup(clean)  # noqa: S704 - made safe by the allow-list above


def forget() -> None:
    """Drop all rendered text: called when texts are erased, so that none lives on in memory."""
    html.cache_clear()
