"""Personal texts as the pure part knows them: a row's id and its salted hash, never the words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A text somebody wrote: `id` of its erasable row, `hash` = sha256(salt, canonical content) in hex."""

    id: str
    hash: str
