"""What people are told, in Dutch and on one fixed day."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from jinja2 import Environment

from plan_service import clock, rendering

Names = Callable[[str, str], set[str]]


@pytest.fixture
def dutch() -> Iterator[Environment]:
    clock.fix(datetime(2026, 3, 2, 9, tzinfo=UTC))
    yield rendering.environment("nl")
    clock.release()


@pytest.fixture(scope="session")
def names() -> Names:
    """The templates in a folder, without their ending."""

    def found(folder: str, ending: str) -> set[str]:
        return {path.name.removesuffix(ending) for path in (rendering.TEMPLATES / folder).glob(f"*{ending}")}

    return found
