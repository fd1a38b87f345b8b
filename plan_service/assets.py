"""Style and script as they are served: read once, each under an address that names its content."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    url: str
    media_type: str
    content: bytes


@cache
def assets() -> dict[str, Asset]:
    """By file name; a changed file has another address, so browsers may keep each for ever."""
    return {path.name: _read(path) for path in sorted(_FOLDER.iterdir()) if path.suffix in _MEDIA_TYPES}


def url(name: str) -> str:
    """`/stijl-3f2a….css` for `stijl.css`; an unknown name is an error in the template."""
    return assets()[name].url


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    stamp = hashlib.sha256(content).hexdigest()[:16]
    return Asset(f"/{path.stem}-{stamp}{path.suffix}", _MEDIA_TYPES[path.suffix], content)
