"""Plan text is read by everybody in the plan: it may be rich, it may not act."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_service import markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b onmouseover=alert(1)>dag</b>",
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1))",
    "[klik](javascript&colon;alert(1))",
    "[klik](&#106;avascript:alert(1))",
    "[klik](vbscript:msgbox(1))",
    "[klik](data:text/html,<script>alert(1)</script>)",
    "[klik](data:image/png;base64,AAAA)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '[klik](https://a.example "x\\" onclick=\\"alert(1)")',
    '[klik](https://a.example/"onclick=alert(1))',
    "![](https://spion.example/pixel.png)",
    "<iframe src=https://a.example></iframe>",
    "<style>*{display:none}</style>",
    "<form action=/plannen><button>Ja</button></form>",
    "<!-- <script> -->",
    "<svg><script>alert(1)</script></svg>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<script>`",
    "```\n<script>\n```",
]

PLAIN = {"p", "/p", "/a", "br"}
LINK = re.compile(r'a href="https://[^" ]+" rel="noopener nofollow"')


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_becomes_a_tag_or_an_attribute(text: str):
    html = markdown.html(text)
    tags = [part.split(">")[0] for part in html.split("<")[1:]]
    assert [tag for tag in tags if tag not in PLAIN and not LINK.fullmatch(tag)] == []


@pytest.mark.parametrize(
    "address", ["/plannen", "//a.example", "mailto:jan@a.example", "ftp://a.example", "https:", "#x"]
)
def test_only_full_web_addresses_become_links(address: str):
    assert "<a" not in markdown.html(f"[klik]({address})")


def test_a_link_carries_no_trust():
    assert markdown.html("[VDAB](https://vdab.example/a?b=c&d=e)") == (
        '<p><a href="https://vdab.example/a?b=c&amp;d=e" rel="noopener nofollow">VDAB</a></p>\n'
    )


def test_a_link_has_no_title_to_hide_words_in():
    assert "title" not in markdown.html('[VDAB](https://vdab.example "Klik hier")')


def test_what_people_do_with_text_works():
    assert markdown.html("Elke dag:\n\n- *vijftien* minuten\n- **rustige** plek") == (
        "<p>Elke dag:</p>\n<ul>\n<li><em>vijftien</em> minuten</li>\n<li><strong>rustige</strong> plek</li>\n</ul>\n"
    )


def test_a_new_line_stays_a_new_line():
    assert markdown.html("een\ntwee") == "<p>een<br>\ntwee</p>\n"


@pytest.mark.parametrize("text", ["# Groot", "Groot\n===", "    vier spaties", "R&D, <3, 2 > 1", "&amp;"])
def test_what_was_not_meant_as_markup_reads_as_typed(text: str):
    html = markdown.html(text)
    assert not any(tag in html for tag in ("<h1", "<pre", "<code"))
    first = text.strip().splitlines()[0]
    assert first.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in html


@given(st.text(alphabet="<>&\"'()[]!*_`#-=\n abcjavscript:/x", max_size=80))
def test_whatever_is_typed_only_allowed_tags_come_out(text: str):
    opened = {part.split(">")[0].split()[0].strip("/") for part in markdown.html(text).split("<")[1:]}
    assert opened <= {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "hr", "a"}


def test_the_same_text_is_rendered_once_and_can_be_forgotten():
    markdown.forget()
    markdown.html("tweemaal")
    markdown.html("tweemaal")
    assert markdown.html.cache_info().misses == 1
    markdown.forget()
    assert markdown.html.cache_info().currsize == 0
