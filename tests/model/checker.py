"""All invariants together: what is asked of every state, and of every step."""

from datetime import date

from tests.model import invariants, invariants_cycle, steps, steps_cycle
from tests.model.explore import Graph, Model, Step, explore
from tests.model.reach import everybody_has_a_way_out, no_dead_end
from workflows.plan import Plan

STATE = (
    invariants.signed_and_exact,
    invariants.answers_are_bound,
    invariants.signatures_are_alive_only_while_signing,
    invariants.who_is_there,
    invariants.doers_may_read,
    invariants.in_force_when_it_says_so,
    invariants_cycle.one_result_per_cycle,
    invariants_cycle.each_stage_rests_on_the_one_before,
    invariants_cycle.the_clock_stops_while_asking,
    invariants_cycle.a_contest_rests_on_a_finding,
    everybody_has_a_way_out,
)

STEP = (
    steps.signatures_move_alone,
    steps.nobody_answers_for_another,
    steps.nobody_speaks_after_leaving,
    steps.who_must_sign_opens_the_text,
    steps.a_coach_is_chosen_together,
    steps.consent_carries_over,
    steps.force_is_kept,
    steps.vdab_reads_what_it_may,
    steps_cycle.evaluation_moves_as_written,
    steps_cycle.one_result_at_a_time,
    steps_cycle.nobody_speaks_for_another,
    steps_cycle.awards_come_from_records,
    steps_cycle.ends_can_be_undone,
    steps_cycle.nobody_reads_unasked,
)


def checked(model: Model) -> Graph:
    """Every state and step of a model, and what it promises to whoever waits. Raises Broken."""
    graph = explore(model, state_holds, step_holds)
    for wanted, goal in model.promises:
        no_dead_end(graph, wanted, goal)
    return graph


def state_holds(plan: Plan, on: date) -> None:
    """Everything that must be so in a state. Raises Broken."""
    for check in STATE:
        check(plan, on)


def step_holds(step: Step) -> None:
    """Everything that must be so of a step. Raises Broken."""
    for check in STEP:
        check(step)
