"""What stands beside the amounts: whether a premium is expected and why, what is unsure, what was assumed."""

from collections.abc import Iterable, Iterator

from workflows.glossary import Instrument
from workflows.premium.award import Award, Region, granted
from workflows.premium.grant import refusal, refused, regions, said
from workflows.premium.law import Law, Line
from workflows.premium.pricing import NOTHING_WORKED, Priced


def notes(law: Law, priced: Priced) -> tuple[Line, ...]:
    """Premium expected: yes, no or unsure, because …; every unsure rule used; what no case carries."""
    return tuple(dict.fromkeys(_notes(law, priced)))


def assumptions(law: Law, priced: Priced) -> tuple[Line, ...]:
    """What was taken for granted: by the case's silence, and by every assumed row a quarter rests on."""
    return tuple(dict.fromkeys((*_left_out(law, priced), *_resting_on(law, priced, "assumed"))))


def _notes(law: Law, priced: Priced) -> Iterator[Line]:
    yield _expected(law, priced)
    yield from _resting_on(law, priced, "weak")
    if law.profile.name != law.profile.rests_on:
        yield law.line("not_the_law", "profile", profile=law.profile.name)
    if any(quarter.quarter < law.profile.in_force_from for quarter in priced.quarters):
        yield law.line("before_in_force", "profile", quarter=law.profile.in_force_from)
    yield from _dates(law, priced)
    if priced.instrument is Instrument.SELF_EMPLOYED_PREMIUM:
        support = "support_premium_too" if law.profile.self_employed_get_support else "no_support_premium"
        yield law.line(support, "self_employed_premium.support")
    else:
        yield law.line("indivisible", "support_premium.indivisible")
        yield law.line("not_in_the_case", "not_in_the_case")


def _dates(law: Law, priced: Priced) -> Iterator[Line]:
    """When the authority accepts a request. They stop nobody from changing the plan, evaluating or proposing."""
    profile, spread = law.profile, granted(law.profile, priced.instrument, priced.award)
    if spread.most == profile.most_quarters:
        other = profile.other_extension_quarter
        yield law.line("change_accepted", "change", quarter=profile.change_quarter)
        yield law.line("extension_accepted", "extension", quarter=profile.extension_quarter, other=other)
    elif not priced.award.severely_disadvantaged:
        yield law.line("not_renewable", spread.term)


def _expected(law: Law, priced: Priced) -> Line:
    premium = law.words["instrument"][priced.instrument.value]
    why = refusal(law, priced.instrument, priced.award)
    if why:
        rule, text = refused(law, priced.instrument, priced.award, why)
        return law.line("expected_no", rule, because=text)
    if priced.quarters and all(quarter.value is None for quarter in priced.quarters):
        return law.line("expected_no", "given", because=law.say["outside_the_award"])
    if any(rule == NOTHING_WORKED for quarter in priced.quarters for rule, _ in quarter.trace):
        return law.line("expected_unsure", NOTHING_WORKED, because=law.say["nothing_worked"])
    return law.line("expected_yes", "given", because=law.say["nothing_against"].format(premium=premium))


def _left_out(law: Law, priced: Priced) -> Iterator[Line]:
    award = priced.award
    assumed = law.words["region"][law.profile.region_left_out]
    if award.residence is None:
        yield law.line("residence_left_out", "region.left_out", region=assumed)
    if award.workplace is None:
        yield law.line("workplace_left_out", "region.left_out", region=assumed)
    if regions(law, award)[0] in law.profile.counted_as_flemish:
        yield law.line("counted_as_flemish", "region.counted_as_flemish")
    if regions(law, award)[1] == Region.EU and priced.instrument is not Instrument.SUPPORT_PREMIUM:
        yield law.line("returns_home", "region.returns_home")
    if priced.instrument is Instrument.SELF_EMPLOYED_PREMIUM and award.sufficient_activity is None:
        yield law.line("activity_left_out", "eligibility.no_sufficient_activity")
    yield from _not_used(law, priced.instrument, award)


def _not_used(law: Law, instrument: Instrument, award: Award) -> Iterator[Line]:
    """What is said of the award and changes nothing."""
    for one in law.profile.refusals:
        if said(award).get(one.name) and instrument not in one.refused:
            premium = law.words["instrument"][instrument.value]
            yield law.line("makes_no_difference", one.rule, name=one.name, premium=premium)
    if award.quarters and sum(count for count, _ in award.steps) > award.quarters:
        yield law.line("steps_run_longer", "award", quarters=award.quarters)


def _resting_on(law: Law, priced: Priced, confidence: str) -> Iterable[Line]:
    return (line for quarter in priced.quarters for line in quarter.trace if law.row(line).confidence == confidence)
