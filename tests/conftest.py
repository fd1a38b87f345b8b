"""What every test may ask for: databases, a figure to print, a fixed clock, and the application itself."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.databases", "tests.web"]

# A shared machine is slow now and then; a slow example is no wrong one.
settings.register_profile("samenplan", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("samenplan")

Figure = Callable[[str, object], None]
FIGURES = pytest.StashKey[dict[str, object]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash[FIGURES]:
        terminalreporter.section("figures")
    for name, value in config.stash[FIGURES].items():
        terminalreporter.line(f"{name}: {value}")


@pytest.fixture(scope="session")
def figure(pytestconfig: pytest.Config, record_testsuite_property: Callable[[str, object], None]) -> Figure:
    """Call it with a name and a value; both are printed when the run ends: `figure("states explored", 214_118)`."""

    def printed(name: str, value: object) -> None:
        pytestconfig.stash[FIGURES][name] = value
        record_testsuite_property(name, value)

    return printed
