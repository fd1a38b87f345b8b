"""Values as a case may give them. Whatever else stands there is a `BadCase` that names the key and what it expects."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from workflows.calendar import is_quarter

Value = TypeVar("Value")
Read = Callable[[Any, str], Value]

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
CENTS = 2
DIGITS = 15
"""Before the point, in an amount; behind it, in a fraction: twice that. Further than any payroll goes."""
MOST = 9999
"""Quarters: further than any calendar of ours goes."""


class BadCase(Exception):
    """`key`: where in the case; `expects`: what may stand there."""

    def __init__(self, key: str, expects: str) -> None:
        super().__init__(f"{key}: expects {expects}")
        self.key = key
        self.expects = expects


class Given:
    """An object of the case, at `path`, with no other keys than these."""

    def __init__(self, value: Any, path: str, *keys: str) -> None:
        if not isinstance(value, dict):
            raise BadCase(path or "the case", f"an object with {', '.join(keys)}")
        self._value: Mapping[str, Any] = value
        self.path = path
        for key in value:
            if key not in keys:
                raise BadCase(self.at(key), f"no such key here, only {', '.join(keys)}")

    def at(self, key: str) -> str:
        """The path of a key; one that is no plain word is quoted, so that a message stays one line."""
        plain = key if re.fullmatch(r"[\w.-]+", key, re.ASCII) else json.dumps(key)
        return f"{self.path}.{plain}" if self.path else plain

    def has(self, key: str) -> bool:
        return key in self._value

    def need(self, key: str, read: Read[Value]) -> Value:
        """What is missing is read as null, which no reader takes: it says what it expects."""
        return read(self._value.get(key), self.at(key))

    def may(self, key: str, read: Read[Value], otherwise: Value) -> Value:
        return read(self._value[key], self.at(key)) if key in self._value else otherwise


def amount(value: Any, key: str) -> Decimal:
    """Euro, in cents."""
    expects = f"an amount in euro, not negative, at most {CENTS} decimals and {DIGITS} digits before them"
    found = _number(value)
    if found is None or found < 0 or _decimals(found) > CENTS or found.adjusted() >= DIGITS:
        raise BadCase(key, expects)
    return abs(found).quantize(Decimal(1).scaleb(-CENTS))


def fraction(value: Any, key: str) -> Decimal:
    """Of 1, as exact as it is given."""
    found = _number(value)
    if found is None or not 0 <= found <= 1 or _decimals(found) > 2 * DIGITS:
        raise BadCase(key, f"a fraction from 0 to 1, at most {2 * DIGITS} decimals")
    return abs(found)


def quarter(value: Any, key: str) -> str:
    if not isinstance(value, str) or not is_quarter(value):
        raise BadCase(key, "a quarter, as 2024-Q1")
    return value


def months(value: Any, key: str) -> dict[str, Decimal]:
    """Month → amount."""
    if not isinstance(value, dict):
        raise BadCase(key, "an object of months and amounts")
    for month in value:
        if not MONTH.fullmatch(month):
            raise BadCase(Given({}, key).at(month), "a month as its key, as 2026-01")
    return {month: amount(one, f"{key}.{month}") for month, one in value.items()}


def count(value: Any, key: str) -> int:
    if not 1 <= whole(value, key) <= MOST:
        raise BadCase(key, f"a whole number from 1 to {MOST}")
    return whole(value, key)


def whole(value: Any, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadCase(key, "a whole number")
    return value


def truth(value: Any, key: str) -> bool:
    if not isinstance(value, bool):
        raise BadCase(key, "true or false")
    return value


def one_of(*choices: str) -> Read[str]:
    """Reads one of these words."""

    def read(value: Any, key: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise BadCase(key, choices[0] if len(choices) == 1 else f"one of {', '.join(choices)}")
        return value

    return read


def each(read: Read[Value]) -> Read[tuple[Value, ...]]:
    """Reads a list of these."""

    def read_all(value: Any, key: str) -> tuple[Value, ...]:
        if not isinstance(value, list):
            raise BadCase(key, "a list")
        return tuple(read(one, f"{key}[{row}]") for row, one in enumerate(value))

    return read_all


def steps(read: Read[Value]) -> Read[tuple[tuple[int, Value], ...]]:
    """Reads one or more of [quarters, value]."""

    def read_one(value: Any, key: str) -> tuple[int, Value]:
        if not isinstance(value, list) or len(value) != len(("quarters", "value")):
            raise BadCase(key, "[quarters, value]")
        return count(value[0], f"{key}[0]"), read(value[1], f"{key}[1]")

    def read_all(value: Any, key: str) -> tuple[tuple[int, Value], ...]:
        found = each(read_one)(value, key)
        if not found:
            raise BadCase(key, "at least one [quarters, value]")
        return found

    return read_all


def _number(value: Any) -> Decimal | None:
    """A JSON number or the same written as a string; never a float, never true."""
    if isinstance(value, str):
        return Decimal(value) if NUMBER.fullmatch(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) and value.is_finite() else None


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
