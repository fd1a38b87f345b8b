"""What the kind of a plan decides: who signs it, what it may become, which premiums there are."""

from workflows.glossary import Instrument, Kind, Role

REQUIRED: dict[Kind, tuple[Role, ...]] = {
    Kind.EMPLOYEE: (Role.WORKER, Role.EMPLOYER, Role.COACH),
    Kind.SELF_EMPLOYED: (Role.WORKER, Role.COACH),
    Kind.AGENCY: (Role.WORKER, Role.EMPLOYER, Role.USER_COMPANY, Role.COACH),
    Kind.PREPARATION: (Role.WORKER, Role.COACH),
}
"""Who signs a plan of this kind. Source: decree of 14 January 2022 art. 2, 8 ("in consultation with");
the signature itself is our choice, asked by NOOZO advice 2021/04, 7.4."""

ALONE: frozenset[Kind] = frozenset({Kind.SELF_EMPLOYED, Kind.PREPARATION})
"""Kinds that may have no coach: the worker then signs alone, and the page says so (our choice)."""

BECOMES: dict[Kind, tuple[Kind, ...]] = {
    Kind.EMPLOYEE: (),
    Kind.SELF_EMPLOYED: (),
    Kind.AGENCY: (),
    Kind.PREPARATION: (Kind.EMPLOYEE, Kind.AGENCY, Kind.SELF_EMPLOYED),
}
"""What a plan may turn into without retyping: a job-seeker finds work (our choice, asked by advice 8.1)."""

EMPLOYERS: tuple[Role, ...] = (Role.EMPLOYER, Role.USER_COMPANY)
"""For whom the work is done: what is kept from the employer is kept from each of them."""

PREMIUMS: dict[Kind, tuple[Instrument, ...]] = {
    Kind.EMPLOYEE: (Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM),
    Kind.SELF_EMPLOYED: (Instrument.SELF_EMPLOYED_PREMIUM,),
    Kind.AGENCY: (Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM),
    Kind.PREPARATION: (Instrument.WAGE_PREMIUM, Instrument.SUPPORT_PREMIUM),
}
"""What the scheme grants for work of this kind (decree art. 11, 27). Nothing is granted before there is a job."""
