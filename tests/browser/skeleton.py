"""A page without its words: what assistive technology and the style sheet make of it, not what it tells."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

VOID = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
SAID = ("type", "role", "lang", "scope", "hidden", "open", "aria-current", "aria-invalid", "aria-hidden")
POINTED = ("aria-label", "aria-labelledby", "aria-describedby", "href")
PICTURES = ("svg",)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
"""Our own pages write every < and > in a value as a name."""
_ATTRIBUTE = re.compile(r'([a-z-]+)(="([^"]*)")?')


@dataclass(slots=True)
class _Bone:
    tag: str
    own: str
    inside: dict[str, None] = field(default_factory=dict)

    def told(self) -> str:
        return f"{self.own}({' '.join(self.inside)})" if self.inside else self.own


class _Reader:
    """Elements of one kind beside each other count once: a list of ten is built as a list of two is."""

    def __init__(self, html: str) -> None:
        self.main = ""
        self.open = [_Bone("", "")]
        for end, tag, attributes in _TAG.findall(html):
            if end:
                self._ended(tag)
            else:
                self._began(tag, attributes)
        while len(self.open) > 1:
            self._ended(self.open[-1].tag)

    def _began(self, tag: str, attributes: str) -> None:
        bone = _Bone(tag, _own(tag, attributes))
        if tag in VOID:
            self._keep(bone)
        else:
            self.open.append(bone)

    def _ended(self, tag: str) -> None:
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
        self.open[-1].inside[bone.told()] = None


@lru_cache(maxsize=20_000)
def _own(tag: str, attributes: str) -> str:
    has = {name: value for name, _, value in _ATTRIBUTE.findall(attributes)}
    classes = sorted("p" if name[0] == "p" and name[1:].isdigit() else name for name in has.get("class", "").split())
    said = [f"{name}={has[name]}" for name in SAID if name in has] + [name for name in POINTED if name in has]
    return f"{tag}.{'.'.join(classes)}[{','.join(said)}]"


def skeletons(html: str) -> tuple[str, str]:
    """Of <main> and of what is around it: pages are made of the two, and most share one of them."""
    reader = _Reader(html)
    return _short(reader.main), _short(reader.open[0].told())


def _short(told: str) -> str:
    return sha256(told.encode()).hexdigest()
