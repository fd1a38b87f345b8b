"""Each row of a stream is sealed with the row before it: any later change shows to whoever kept a seal.

Standard library only, so that a bundle of evidence can be verified without this service.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any, Literal, NamedTuple

Stream = Literal["event", "follow_up"]


class Tip(NamedTuple):
    """Where a stream ends: the last position and its seal. An empty stream ends at 0."""

    position: int = 0
    seal: str = ""


def canonical(value: object) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8: one text for one value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def sealed(stream: Stream, row: Mapping[str, Any], previous: str) -> str:
    """sha256 in hex over the previous seal and the canonical row. The row's own seal takes no part."""
    content = {
        "stream": stream,
        "id": row["id"],
        "plan": row["plan"],
        "position": row["position"],
        "name": row["name"],
        "data": row["data"],
        "by_person": row["by_person"],
        "role": row["role"],
        "at": row["at"].astimezone(UTC).isoformat(timespec="microseconds"),
        "day": row["day"].isoformat(),
    }
    return hashlib.sha256(previous.encode() + canonical(content)).hexdigest()


def verify(stream: Stream, rows: Iterable[Mapping[str, Any]], kept: Iterable[Tip] = ()) -> int | None:
    """The first broken position of one plan's stream, or None when it is whole.

    `rows` in order of position. A rewritten end, sealed anew, or a missing one shows only against a tip
    that was kept elsewhere.
    """
    kept_seals = dict(kept)
    plan, tip = None, Tip()
    for row in rows:
        plan = plan or row["plan"]
        tip = Tip(tip.position + 1, sealed(stream, row, tip.seal))
        whole = (row["plan"], row["position"], row["seal"]) == (plan, *tip)
        if not whole or kept_seals.pop(tip.position, tip.seal) != tip.seal:
            return tip.position
    return tip.position + 1 if any(position > tip.position for position in kept_seals) else None
