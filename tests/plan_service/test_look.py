"""The look keeps its promises: contrast computed from the style sheet, weight counted, nothing inline."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "plan_service" / "static"
TEMPLATES = ROOT / "templates"
STYLE = (STATIC / "stijl.css").read_text()

GROUNDS = ("paper", "card", "soft")
KINDS = ("wait", "done", "talk", "stop")
PEOPLE = tuple(f"p{number}" for number in range(8))
DECORATION = {"hair"}  # separates what white space separates already; carries no meaning

WORDS = [
    *(("ink", ground) for ground in GROUNDS),
    *(("muted", ground) for ground in ("paper", "card")),
    *((action, ground) for action in ("pine", "pine-deep") for ground in GROUNDS),
    *(("pine-ink", action) for action in ("pine", "pine-deep")),
    ("turn-ink", "turn"),
    ("turn", "turn-ink"),
    *((f"{kind}-ink", kind) for kind in KINDS),
    *(("stop-ink", ground) for ground in ("paper", "card")),
    *(("person-ink", person) for person in PEOPLE),
]
SHAPES = [
    *(("line", ground) for ground in GROUNDS),
    *((person, ground) for person in PEOPLE for ground in ("paper", "card")),
    *(("ink", ground) for ground in KINDS),
    ("petal", "paper"),
]


LIGHT, DARK = (
    dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
)
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_stand_out_seven_to_one(colours: dict[str, str], ink: str, ground: str):
    assert contrast(colours[ink], colours[ground]) >= 7


@SCHEMES
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_and_lines_stand_out_three_to_one(colours: dict[str, str], shape: str, ground: str):
    assert contrast(colours[shape], colours[ground]) >= 3


def test_every_colour_is_measured_and_has_its_dark_counterpart():
    measured = {name for pair in WORDS + SHAPES for name in pair}

    assert set(LIGHT) - DECORATION == measured
    assert set(DARK) == set(LIGHT)


def test_no_colour_is_written_outside_the_tokens():
    rules = STYLE[STYLE.index("/* -- ground -- */") : STYLE.index("@media print")]

    assert re.findall(r"#[0-9a-f]{3,8}\b(?!-)|rgba?\(", rules) == []


def test_style_and_script_stay_light():
    script = (STATIC / "kracht.js").read_bytes()
    style = STYLE.encode()

    assert len(style) <= 22_000
    assert len(gzip.compress(style)) <= 6_000
    assert len(script) <= 3_000


def test_nothing_stands_inline():
    for template in TEMPLATES.rglob("*.html"):
        text = template.read_text()
        assert re.findall(r"\sstyle=|\son[a-z]+=|<style|<script(?! src=)|javascript:", text) == [], template


@pytest.mark.parametrize("folder", ["parts", "patterns"])
def test_every_class_a_component_wears_is_in_the_style_sheet(folder: str):
    known = set(re.findall(r"\.([a-z][a-z0-9-]*)", STYLE))

    for template in (TEMPLATES / folder).glob("*.html"):
        worn = re.findall(r'class="([a-z0-9 -]+)"', template.read_text())
        assert {name for names in worn for name in names.split()} - known == set(), template
