"""An installation that is told something wrong does not start, and says all that is wrong."""

import pytest

from plan_service import settings

PRODUCTION = {
    "DATABASE_URL": "postgresql://plans:hush@db/plans",
    "SAMENPLAN_HOSTS": "plan.example.org, www.plan.example.org",
    "SAMENPLAN_CONTROLLER": "Voorbeeld vzw",
    "SAMENPLAN_CONTACT": "privacy@example.org",
    "SAMENPLAN_RETENTION_YEARS": "10",
}


def test_a_production_says_who_keeps_what_for_how_long():
    assert settings.read(PRODUCTION) == settings.Settings(
        mode="production",
        database_url="postgresql://plans:hush@db/plans",
        hosts=("plan.example.org", "www.plan.example.org"),
        controller="Voorbeeld vzw",
        contact="privacy@example.org",
        retention_years=10,
        host="127.0.0.1",
        port=8000,
        thinking_days=3,
        log_level="INFO",
    )


def test_a_demo_needs_to_be_told_nothing_else():
    demo = settings.read({"SAMENPLAN_MODE": "demo"})

    assert (demo.demo, demo.database_url, demo.host) == (True, "sqlite:///var/demo.db", "127.0.0.1")
    assert settings.read(PRODUCTION).demo is False


def test_an_installation_that_is_told_nothing_is_a_production_and_does_not_start():
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read({})

    assert caught.value.wrong == dict.fromkeys(PRODUCTION, "missing")


@pytest.mark.parametrize("name", PRODUCTION)
@pytest.mark.parametrize("value", ["", "  "])
def test_a_production_goes_without_nothing(name, value):
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read(PRODUCTION | {name: value})

    assert caught.value.wrong == {name: "missing"}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SAMENPLAN_MODE", "Demo", "unknown"),
        ("SAMENPLAN_LOG_LEVEL", "LOUD", "unknown"),
        ("SAMENPLAN_RETENTION_YEARS", "0", "not_in_range"),
        ("SAMENPLAN_RETENTION_YEARS", "ten", "not_in_range"),
        ("SAMENPLAN_PORT", "65536", "not_in_range"),
        ("SAMENPLAN_THINKING_DAYS", "15", "not_in_range"),
        ("SAMENPLAN_THINKING_DAYS", "-1", "not_in_range"),
        ("DATABASE_URL", "mysql://db/plans", "unknown"),
        ("DATABASE_URL", "sqlite:///:memory:", "unknown"),
        ("DATABASE_URL", "sqlite:///var/demo.db", "demo_database"),
    ],
)
def test_what_is_wrong_is_named(name, value, reason):
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read(PRODUCTION | {name: value})

    assert caught.value.wrong == {name: reason}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "demo.example.org"])  # noqa: S104 - refused
def test_a_demo_is_not_shown_beyond_this_machine(host):
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read({"SAMENPLAN_MODE": "demo", "SAMENPLAN_HOST": host})

    assert caught.value.wrong == {"SAMENPLAN_HOST": "demo_beyond_this_machine"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "::1", "localhost"])
def test_a_demo_is_shown_on_this_machine(host):
    assert settings.read({"SAMENPLAN_MODE": "demo", "SAMENPLAN_HOST": host}).host == host


@pytest.mark.parametrize("url", ["postgresql://db/plans", "sqlite:////srv/plans.db"])
def test_a_demo_never_opens_the_data_of_real_people(url):
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read({"SAMENPLAN_MODE": "demo", "DATABASE_URL": url})

    assert caught.value.wrong == {"DATABASE_URL": "not_a_demo_database"}


def test_what_is_wrong_is_told_without_the_values():
    with pytest.raises(settings.WrongSettings) as caught:
        settings.read(PRODUCTION | {"DATABASE_URL": "mysql://plans:hush@db", "SAMENPLAN_PORT": "x"})

    assert str(caught.value) == "SAMENPLAN_PORT: not_in_range, DATABASE_URL: unknown"
