"""`samenplan premium`: the worked cases to the cent, and one line for whatever cannot be priced."""

import io
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plan_service.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "premium"
CASES = sorted(path.stem for path in FIXTURES.glob("*.json"))
TOTALS = {
    "01-full-time": "3840.00",
    "02-quarter-6": "2880.00",
    "02-quarter-10": "1920.00",
    "03-quarter-9": "2880.00",
    "03-quarter-9-other-source": "1920.00",
    "04-above-cap": "6580.79",
    "05-half-time": "2393.02",
    "06-support-medium": "1930.00",
    "07-support-quarter-7": "944.00",
    "08-other-interventions": "2840.00",
    "09-self-employed": "2393.02",
    "10-fleming-in-brussels": "0.00",
    "12-pooled": "5770.00",
}
"""The worked cases as the design has them, in euro; the eleventh is a cap."""

FACT = {
    "quarter": "2024-Q1",
    "reference_wage_cost": "9600.00",
    "employment_fraction": "1",
    "other_interventions": "0.00",
}
WORKED = {"quarter": "2024-Q1", "work_fraction": "1"}
AWARD = {"package": "five_year", "first_quarter": "2024-Q1"}
OWN = {"first_quarter": "2024-Q1"}
LEVEL = {"level": "medium", "first_quarter": "2024-Q1"}
WAGE = {"profile": "imw-2023", "instrument": "wage_premium", "award": AWARD, "facts": [FACT]}
SUPPORT = {"profile": "imw-2023", "instrument": "support_premium", "award": LEVEL, "facts": [WORKED]}
SELF_EMPLOYED = {
    "profile": "imw-2023",
    "instrument": "self_employed_premium",
    "award": OWN | {"steps": [[20, 40]]},
    "facts": [{"quarter": "2024-Q1"}],
}
POOLED = {
    "profile": "noozo-2021",
    "instrument": "pooled",
    "wage": {"award": AWARD, "facts": [FACT]},
    "support": {"award": LEVEL, "facts": [WORKED]},
    "moved_share": "0.2",
    "consents": ["worker", "employer"],
}


@pytest.fixture
def premium(capsys, monkeypatch):
    """Runs `samenplan premium -` on a case; gives (code, output, what went to standard error)."""

    def run(case, *options):
        raw = case if isinstance(case, bytes) else json.dumps(case).encode()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        code = main(["premium", "-", *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def award(case, **more):
    return case | {"award": case["award"] | more}


def fact(case, **more):
    return case | {"facts": [case["facts"][0] | more]}


def without(value, key):
    return {name: one for name, one in value.items() if name != key}


# --- what can be priced ---------------------------------------------------------------


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_comes_to_the_cent(name, capsys):
    assert main(["premium", str(FIXTURES / f"{name}.json")]) == 0
    found = json.loads(capsys.readouterr().out)
    expected = json.loads((FIXTURES / "expected" / f"{name}.json").read_text())
    assert [without(quarter, "trace") for quarter in found["quarters"]] == expected["quarters"]
    assert found["total"] == expected["total"]
    assert all(
        re.fullmatch(r".+ \[.+: .+; (primary|government|secondary|weak|assumed)\]", line) for line in told(found)
    )


def told(found):
    return [line for quarter in found["quarters"] for line in quarter["trace"]] + found["notes"] + found["assumptions"]


def test_the_worked_cases_are_those_of_the_design():
    expected = {name: json.loads((FIXTURES / "expected" / f"{name}.json").read_text()) for name in CASES}
    assert {name: expected[name]["total"] for name in TOTALS} == TOTALS
    assert expected["11-ggmmi-changes"]["quarters"][0]["cap"] == "12341.68"


def test_the_output_has_these_keys_in_this_order(premium):
    found = json.loads(premium(WAGE)[1])
    assert list(found) == ["profile", "instrument", "quarters", "total", "notes", "assumptions"]
    assert list(found["quarters"][0]) == ["quarter", "number", "percentage", "cap", "base", "amount", "trace"]
    pooled = json.loads(premium(POOLED)[1])
    assert list(pooled["quarters"][0]) == ["quarter", "wage_left", "support_budget", "amount", "trace"]


def test_explain_prints_every_line_of_the_trace(premium):
    found, text = json.loads(premium(WAGE)[1]), premium(WAGE, "--explain")[1]
    assert [line.removeprefix("  - ") for line in text.splitlines() if line.startswith("  - ")] == told(found)
    assert "2024-Q1: 3840.00" in text.splitlines()


def test_a_number_is_never_a_float(premium):
    raw = json.dumps(fact(WAGE, reference_wage_cost=0, employment_fraction=1, other_interventions=0)).encode()
    raw = raw.replace(b'"reference_wage_cost": 0', b'"reference_wage_cost": 9600.15')
    raw = raw.replace(b'"employment_fraction": 1', b'"employment_fraction": 0.9999999999999999999999999999')
    found = json.loads(premium(raw)[1])["quarters"][0]
    assert (found["base"], found["amount"]) == ("9600.15", "3840.06")
    assert any("fraction 0.9999999999999999999999999999:" in line for line in found["trace"])


def test_a_month_the_table_lacks_may_be_given(premium):
    given = WAGE | {"ggmmi": {"2025-01": "2100.00"}, "facts": [FACT | {"quarter": "2025-Q1"}]}
    assert json.loads(premium(given)[1])["quarters"][0]["cap"] == "12647.56"


@pytest.mark.parametrize(
    "case",
    [
        fact(award(WAGE, residence_region="wallonia"), quarter="2030-Q1"),
        fact(WAGE, quarter="2030-Q1"),
        fact(WAGE, quarter="2026-Q1", reference_wage_cost="0"),
        fact(award(SELF_EMPLOYED, sufficient_activity=False), quarter="2026-Q1"),
        fact(SUPPORT, quarter="2026-Q1"),
        fact(WAGE | {"profile": "noozo-2021"}, quarter="2026-Q1"),
    ],
)
def test_no_ggmmi_is_asked_where_nothing_depends_on_it(premium, case):
    assert premium(case)[0] == 0


def test_the_wage_side_of_a_pool_may_be_self_employed(premium):
    wage = {"award": SELF_EMPLOYED["award"], "facts": SELF_EMPLOYED["facts"]}
    found = json.loads(premium(POOLED | {"wage": wage})[1])
    assert (found["quarters"][0]["wage_left"], found["total"]) == ("1914.42", "4323.02")


# --- what cannot ----------------------------------------------------------------------

BAD = {
    "the case": [b"", b"{", b"\xff", b"[]", b"null", b'{"a": NaN}', b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"],
    "profile": [{}, WAGE | {"profile": "imw-1999"}, WAGE | {"profile": ["imw-2023"]}, POOLED | {"profile": "imw-2023"}],
    "instrument": [without(WAGE, "instrument"), WAGE | {"instrument": "vop"}],
    "extra": [WAGE | {"extra": 1}, POOLED | {"extra": 1}],
    '"two\\nlines"': [WAGE | {"two\nlines": 1}],
    "award": [without(WAGE, "award"), WAGE | {"award": []}, POOLED | {"award": AWARD}],
    "award.extra": [award(WAGE, extra=1)],
    "award.first_quarter": [
        WAGE | {"award": {"package": "five_year"}},
        *(award(WAGE, first_quarter=wrong) for wrong in ("2024-Q5", "2024", "2024-Q1\n", 2024, None)),
    ],
    "award.package": [
        WAGE | {"award": OWN},
        award(WAGE, package="six_year"),
        award(WAGE, package=5),
        award(SUPPORT, package="five_year"),
        award(WAGE, package="five_year_raised", person="severely_disadvantaged"),
    ],
    "award.steps": [
        award(WAGE, steps=[[5, 40]]),
        *(WAGE | {"award": OWN | {"steps": wrong}} for wrong in ([], {}, None, "5", [[21, 40]])),
        WAGE | {"award": OWN | {"steps": [[9, 40]], "person": "severely_disadvantaged"}},
        WAGE | {"award": OWN | {"steps": [[5, 55]], "person": "severely_disadvantaged"}},
    ],
    "award.steps[0]": [WAGE | {"award": OWN | {"steps": [wrong]}} for wrong in ([5], 5, [5, 40, 1], {})],
    "award.steps[0][0]": [WAGE | {"award": OWN | {"steps": [[wrong, 40]]}} for wrong in (0, -1, "5", True, 5.5)],
    "award.steps[0][1]": [
        *(WAGE | {"award": OWN | {"steps": [[5, wrong]]}} for wrong in (0, 15, 22, 80, "40", 40.0, True, None)),
        SELF_EMPLOYED | {"award": OWN | {"steps": [[5, 80]]}},
    ],
    "award.steps_variant": [
        award(WAGE, steps_variant="5/4/11"),
        award(WAGE, package="two_year", steps_variant="5/3/12"),
        WAGE | {"award": OWN | {"steps": [[5, 40]], "steps_variant": "5/3/12"}},
    ],
    "award.level": [SUPPORT | {"award": OWN}, award(SUPPORT, level="none"), award(WAGE, level="low")],
    "award.levels": [award(SUPPORT, levels=[[5, "low"]])],
    "award.levels[0][1]": [SUPPORT | {"award": OWN | {"levels": [[5, "none"]]}}],
    "award.quarters": [
        *(award(WAGE, quarters=wrong) for wrong in (0, 21, "5", True, None)),
        award(WAGE, package="two_year", quarters=9),
        award(WAGE, person="severely_disadvantaged", quarters=9),
        award(SUPPORT, person="severely_disadvantaged", quarters=9),
    ],
    "award.start_number": [award(WAGE, start_number=0), award(WAGE, start_number=21)],
    "award.person": [award(WAGE, person="disadvantaged")],
    "award.workplace_region": [award(WAGE, workplace_region="france")],
    "award.residence_region": [award(WAGE, residence_region=None)],
    "award.employer_kind": [award(WAGE, employer_kind="public")],
    "award.past_pension_age": [award(WAGE, past_pension_age="no")],
    "award.hours_in_all_under_24": [award(WAGE, hours_in_all_under_24=0)],
    "award.sufficient_activity": [award(SELF_EMPLOYED, sufficient_activity=1)],
    "facts": [without(WAGE, "facts"), WAGE | {"facts": {}}],
    "facts[0]": [WAGE | {"facts": [1]}],
    "facts[0].quarter": [fact(WAGE, quarter="2023-Q4"), fact(WAGE, quarter=1)],
    "facts[1].quarter": [WAGE | {"facts": [FACT, FACT]}],
    "facts[0].work_fraction": [WAGE | {"facts": [WORKED]}, fact(SUPPORT, work_fraction="1.1")],
    "facts[0].reference_wage_cost": [
        WAGE | {"facts": [without(FACT, "reference_wage_cost")]},
        SUPPORT | {"facts": [FACT]},
        SELF_EMPLOYED | {"facts": [FACT]},
        *(
            fact(WAGE, reference_wage_cost=wrong)
            for wrong in ("", "-1", "1.234", 1.234, "1,5", " 1", "1_0", "٣", "NaN", "1e400", 1e300, True, None, [])
        ),
    ],
    "facts[0].employment_fraction": [fact(WAGE, employment_fraction=wrong) for wrong in ("1.01", -0.1, "half", 2)],
    "facts[0].other_interventions": [WAGE | {"facts": [without(FACT, "other_interventions")]}],
    "ggmmi": [WAGE | {"ggmmi": []}],
    "ggmmi.2024-01": [WAGE | {"ggmmi": {"2024-01": "1994.18"}}],
    "ggmmi.2026-13": [WAGE | {"ggmmi": {"2026-13": "1994.18"}}],
    "ggmmi.2026-01": [WAGE | {"ggmmi": {"2026-01": "-1"}}, fact(WAGE, quarter="2026-Q1")],
    "moved_share": [without(POOLED, "moved_share"), POOLED | {"moved_share": "1.1"}],
    "consents": [
        without(POOLED, "consents"),
        *(POOLED | {"consents": wrong} for wrong in ([], ["worker"], ["employer", "employer"], "worker")),
    ],
    "consents[1]": [POOLED | {"consents": ["worker", "coach"]}],
    "support.facts": [POOLED | {"support": POOLED["support"] | {"facts": []}}],
    "wage.award.quarters": [POOLED | {"wage": award(POOLED["wage"], quarters=21)}],
    "wage.facts[0].quarter": [POOLED | {"wage": fact(POOLED["wage"], quarter="2023-Q4")}],
    "wage.facts[1].quarter": [POOLED | {"wage": POOLED["wage"] | {"facts": [FACT, FACT]}}],
}


@pytest.mark.parametrize(("key", "case"), [(key, case) for key, cases in BAD.items() for case in cases])
def test_what_cannot_be_priced_is_one_line_that_names_the_key(premium, key, case):
    code, out, err = premium(case)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"samenplan premium: {key}: expects ")


def test_a_key_told_twice_is_named(premium):
    code, _, err = premium(b'{"profile": "imw-2023", "profile": "noozo-2021"}')
    assert (code, err) == (2, "samenplan premium: profile: expects to be told once in its object\n")


def test_an_unknown_month_names_the_table_to_complete(premium):
    for profile in ("imw-2023", "noozo-2021"):
        err = premium(fact(SELF_EMPLOYED, quarter="2026-Q2") | {"profile": profile})[2]
        assert "2026-04" in err
        assert "workflows/regulations/imw-2023.toml" in err


def test_pooling_is_not_provided_by_law(premium):
    assert premium(POOLED | {"profile": "imw-2023"})[2].endswith("under imw-2023 it is not provided by law\n")


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["premium", str(tmp_path / "none.json")]) == main(["premium", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 2
