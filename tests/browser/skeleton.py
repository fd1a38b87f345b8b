"""A page without its words: what assistive technology and the style sheet make of it, not what it tells."""

from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
SAID = ("type", "role", "lang", "scope", "hidden", "open", "aria-current", "aria-invalid", "aria-hidden")
POINTED = ("aria-label", "aria-labelledby", "aria-describedby", "href")
PICTURES = ("svg",)


@dataclass(slots=True)
class _Bone:
    tag: str
    own: str
    inside: list[str] = field(default_factory=list)

    def told(self) -> str:
        return f"{self.own}({' '.join(self.inside)})" if self.inside else self.own


class _Reader(HTMLParser):
    """Elements of one kind beside each other count once: a list of ten is built as a list of two is."""

    def __init__(self) -> None:
        super().__init__()
        self.main = ""
        self.open = [_Bone("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        classes = sorted(
            "p" if name[0] == "p" and name[1:].isdigit() else name for name in (has.get("class") or "").split()
        )
        said = [f"{name}={has[name]}" for name in SAID if name in has] + [name for name in POINTED if name in has]
        bone = _Bone(tag, f"{tag}.{'.'.join(classes)}[{','.join(said)}]")
        if tag in VOID:
            self._keep(bone)
        else:
            self.open.append(bone)

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and any(bone.tag == tag for bone in self.open):
            bone = self.open.pop()
            if bone.tag in PICTURES:
                bone.inside.clear()
            if bone.tag == "main":
                self.main = bone.told()
            else:
                self._keep(bone)
            if bone.tag == tag:
                return

    def _keep(self, bone: _Bone) -> None:
        told = bone.told()
        if told not in self.open[-1].inside:
            self.open[-1].inside.append(told)


def skeletons(html: str) -> tuple[str, str]:
    """Of <main> and of what is around it: pages are made of the two, and most share one of them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    while len(reader.open) > 1:
        reader.handle_endtag(reader.open[-1].tag)
    return _short(reader.main), _short(reader.open[0].told())


def _short(told: str) -> str:
    return sha256(told.encode()).hexdigest()
