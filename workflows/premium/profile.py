"""A regulation as the arithmetic needs it. Every figure comes from a table, with its source and a confidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from workflows.calendar import quarter_of
from workflows.glossary import Instrument

Table = Mapping[str, Any]
"""A regulation as its file has it; a profile that rests on another is laid over that one first (`laid_over`)."""

Steps = tuple[tuple[int, int], ...]
"""(quarters, percentage), in order."""

PERCENTAGES = (Instrument.WAGE_PREMIUM, Instrument.SELF_EMPLOYED_PREMIUM)
"""The instruments that are a percentage of something; the support premium has levels."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where a figure or rule comes from and how sure that is: primary, government, secondary, weak or assumed."""

    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Package:
    """A start package of the wage premium. `variants`: the steps as another source has them."""

    name: str
    steps: Steps
    variants: Mapping[str, Steps]

    @property
    def runs(self) -> Steps:
        """The steps as people tell them: what stays the same is one."""
        alike = groupby(self.steps, key=lambda step: step[1])
        return tuple((sum(quarters for quarters, _ in run), percentage) for percentage, run in alike)


@dataclass(frozen=True, slots=True)
class Percentages:
    """What may be granted: a multiple of `multiple_of` from `lowest` to `highest`."""

    lowest: int
    highest: int
    highest_severely_disadvantaged: int
    multiple_of: int


@dataclass(frozen=True, slots=True)
class Monthly:
    """The GGMMI of one month (gewaarborgd gemiddeld minimummaandinkomen), full-time, in euro; `rule`: its row."""

    amount: Decimal
    rule: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who gets 0.00 of what. Of regions: whoever lives in one of `residence` and works in one of `workplace`."""

    name: str
    rule: str
    refused: frozenset[Instrument]
    residence: tuple[str, ...] = ()
    workplace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One regulation. Quarters count from 1, the first one of an award. `rests_on`: the table that holds its months."""

    name: str
    rests_on: str
    in_force_from: str
    rows: Mapping[str, Row]
    unit: Decimal
    most_quarters: int
    most_quarters_severely_disadvantaged: int
    change_quarter: int
    extension_quarter: int
    other_extension_quarter: int
    packages: tuple[Package, ...]
    percentages: Mapping[Instrument, Percentages]
    months: Mapping[str, Monthly]
    capped: bool
    times_ggmmi: int
    other_interventions_deducted: bool
    larger_fixed_part_quarters: int
    larger_fixed_part: Decimal
    later_fixed_part: Decimal
    variable_part: Mapping[str, Decimal]
    refusals: tuple[Refusal, ...]
    region_left_out: str
    counted_as_flemish: tuple[str, ...]
    self_employed_get_support: bool
    pooling: bool
    consents: tuple[str, ...]


def laid_over(table: Table, beneath: Table) -> dict[str, Any]:
    """`beneath` with the rows of `table` in place of those of the same name."""
    return {
        **beneath,
        **{
            name: laid_over(value, beneath[name]) if isinstance(value, Mapping) and name in beneath else value
            for name, value in table.items()
        },
    }


def profile(table: Table) -> Profile:
    """Raises KeyError for a table that lacks a row, ValueError for a figure that is none."""
    wage, support, term = table["wage_premium"], table["support_premium"], table["term"]
    return Profile(
        name=table["profile"]["name"],
        rests_on=table["profile"].get("rests_on", table["profile"]["name"]),
        in_force_from=quarter_of(table["profile"]["in_force_from"]),
        rows=dict(_rows(table)),
        unit=Decimal(table["rounding"]["unit"]),
        most_quarters=term["most_quarters"],
        most_quarters_severely_disadvantaged=term["severely_disadvantaged"]["most_quarters"],
        change_quarter=table["change"]["first_quarter"],
        extension_quarter=table["extension"]["first_quarter"],
        other_extension_quarter=table["extension"]["other_first_quarter"],
        packages=tuple(_package(row) for row in wage["package"]),
        percentages={one: _percentages(table[one]["percentage"]) for one in PERCENTAGES},
        months=dict(_months(table["ggmmi"])),
        capped=wage["cap"]["capped"],
        times_ggmmi=wage["cap"]["times_ggmmi"],
        other_interventions_deducted=wage["other_interventions"]["deducted"],
        larger_fixed_part_quarters=support["larger_fixed_part_quarters"],
        larger_fixed_part=Decimal(support["fixed"]["larger"]),
        later_fixed_part=Decimal(support["fixed"]["later"]),
        variable_part={name: Decimal(value) for name, value in support["variable"]["level"].items()},
        refusals=tuple(_refusals(table)),
        region_left_out=table["region"]["left_out"]["assumed"],
        counted_as_flemish=tuple(table["region"].get("counted_as_flemish", {}).get("residence", ())),
        self_employed_get_support=table["self_employed_premium"]["support"]["paid"],
        pooling=table["pooling"]["provided"],
        consents=tuple(table["pooling"]["consents"]),
    )


def _rows(table: Table, above: str = "") -> Iterator[tuple[str, Row]]:
    """Every table with a source, by its path: `wage_premium.cap`, `ggmmi.2023-11`, `wage_premium.package.two_year`."""
    if "source" in table:
        yield above, Row(table["source"], table["confidence"])
    if "variant_source" in table:
        yield f"{above}.variants", Row(table["variant_source"], table["variant_confidence"])
    for name, value in table.items():
        path = f"{above}.{name}".lstrip(".")
        if isinstance(value, Mapping):
            yield from _rows(value, path)
        elif isinstance(value, list):
            for row in value:
                if isinstance(row, Mapping):
                    yield from _rows(row, f"{path}.{row.get('name') or row['from']}")


def _package(row: Table) -> Package:
    variants = {name: _steps(steps) for name, steps in row.get("variants", {}).items()}
    return Package(row["name"], _steps(row["steps"]), variants)


def _steps(steps: list[list[int]]) -> Steps:
    return tuple((quarters, percentage) for quarters, percentage in steps)


def _percentages(row: Table) -> Percentages:
    return Percentages(
        lowest=row["lowest"],
        highest=row["highest"],
        highest_severely_disadvantaged=row["severely_disadvantaged"]["highest"],
        multiple_of=row["step"]["multiple_of"],
    )


def _months(rows: list[Table]) -> Iterator[tuple[str, Monthly]]:
    for row in rows:
        month = row["from"]
        while month <= row["until"]:
            yield month, Monthly(Decimal(row["amount"]), f"ggmmi.{row['from']}")
            month = _next(month)


def _next(month: str) -> str:
    year, number = month.split("-")
    months = int(year) * 12 + int(number)
    return f"{months // 12}-{months % 12 + 1:02}"


def _refusals(table: Table) -> Iterator[Refusal]:
    """Persons and employers first, regions after."""
    for group in ("eligibility", "region"):
        for name, row in table[group].items():
            if "refused" in row:
                yield Refusal(
                    name=name,
                    rule=f"{group}.{name}",
                    refused=frozenset(Instrument(one) for one in row["refused"]),
                    residence=tuple(row.get("residence", ())),
                    workplace=tuple(row.get("workplace", ())),
                )
