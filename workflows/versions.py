"""Versions: what is signed. The root is a Merkle root over salted hashes, the required parties, kind and number."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from workflows.glossary import Kind, Role

Leaf = tuple[str, int, str]
"""(clause id, revision, salted hash of both texts)"""


@dataclass(frozen=True, slots=True)
class Signature:
    """One party's signature: who, as what, when (legal day), how identified."""

    role: Role
    person: str
    on: date
    method: str
    assurance: str
    root: str


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen text. `in_force_on` and `thinking_until` are set by the last required signature.

    `read_by`: the people the worker trusts who said that they read it.
    """

    number: int
    root: str
    required: tuple[tuple[Role, str], ...]
    leaves: tuple[Leaf, ...]
    frozen_on: date
    open_points: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    in_force_on: date | None = None
    thinking_until: date | None = None
    read_by: tuple[str, ...] = ()
    kind: Kind = Kind.EMPLOYEE

    def signed_by(self, role: Role) -> Signature | None:
        """That party's signature, or None."""
        return next((one for one in self.signatures if one.role is role), None)

    def roles(self) -> tuple[Role, ...]:
        """The parties this version requires."""
        return tuple(role for role, _ in self.required)

    def missing(self) -> tuple[Role, ...]:
        """Who still has to sign."""
        return tuple(role for role in self.roles() if self.signed_by(role) is None)

    def leaf_of(self, clause: str) -> Leaf | None:
        """The clause as this version holds it, or None."""
        return next((leaf for leaf in self.leaves if leaf[0] == clause), None)


def merkle_root(kind: str, number: int, required: tuple[tuple[Role, str], ...], leaves: tuple[Leaf, ...]) -> str:
    """SHA-256 Merkle root in hex. Leaves are hashed with prefix 0, nodes with 1 (as RFC 6962), in clause order."""
    parties = ";".join(f"{role.value}={person}" for role, person in required)
    row = [_leaf(f"plan|{kind}|{number}|{parties}")]
    row += [_leaf(f"clause|{clause}|{revision}|{digest}") for clause, revision, digest in leaves]
    while len(row) > 1:
        left, right = row[::2], row[1::2]
        alone = left[len(right) :]
        row = [*(_node(*pair) for pair in zip(left, right, strict=False)), *alone]
    return row[0].hex()


def signed(version: Version, signature: Signature) -> Version:
    """With one more signature, in the order of the required parties."""
    order = {role: place for place, role in enumerate(version.roles())}
    every = (*(s for s in version.signatures if s.role is not signature.role), signature)
    return replace(version, signatures=tuple(sorted(every, key=lambda s: order[s.role])))


def unsigned(version: Version, role: Role) -> Version:
    """Without that party's signature."""
    return replace(version, signatures=tuple(s for s in version.signatures if s.role is not role))


def _leaf(text: str) -> bytes:
    return hashlib.sha256(b"\x00" + text.encode()).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
