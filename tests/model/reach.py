"""No dead end (invariant 4): who can still get where, also when somebody does nothing for ever."""

from array import array
from collections.abc import Iterable
from datetime import date

from tests.model.explore import Graph, Holds, Wanted
from tests.model.invariants import ABOVE, Broken, agreements, signers
from tests.model.moves import REASON, ask
from tests.workflows.cast import WORKER
from workflows import commands as c
from workflows import decide as door
from workflows.calendar import add_days
from workflows.commands import Command
from workflows.decide import Refused
from workflows.glossary import Agreement, Role
from workflows.plan import Plan

Backward = tuple["array[int]", "array[int]"]


def can_reach(graph: Graph, back: Backward, goals: Iterable[int], passive: Role | None = None) -> bytearray:
    """For each state 1 when some goal can be reached from it without a single act of the passive party."""
    silent = graph.names.index(passive.value) if passive is not None and passive.value in graph.names else -1
    starts, sources = back
    reached = bytearray(graph.states)
    queue = list(goals)
    for goal in queue:
        reached[goal] = 1
    while queue:
        state = queue.pop()
        for place in range(starts[state], starts[state + 1]):
            edge = sources[place]
            source = graph.sources[edge]
            if not reached[source] and graph.actors[edge] != silent:
                reached[source] = 1
                queue.append(source)
    return reached


def backward(graph: Graph) -> Backward:
    """Edges sorted by target: those into state s are `edges[starts[s]:starts[s + 1]]`."""
    starts = array("l", bytes(8 * (graph.states + 1)))
    for target in graph.targets:
        starts[target + 1] += 1
    for state in range(graph.states):
        starts[state + 1] += starts[state]
    place, edges = array("l", starts), array("l", bytes(8 * graph.transitions))
    for edge, target in enumerate(graph.targets):
        edges[place[target]] = edge
        place[target] += 1
    return starts, edges


def no_dead_end(graph: Graph, wanted: Wanted, goal: Holds) -> None:
    """From every state wanted when that party does nothing, a goal can be reached. Raises Broken with the way there."""
    states = range(graph.states)
    at = [(graph.plans[state], graph.days[state]) for state in states]
    goals = [state for state in states if goal(*at[state])]
    back = backward(graph)
    for passive in (None, *(Role(name) for name in graph.names if name != "time")):
        reached = can_reach(graph, back, goals, passive)
        stuck = next((state for state in states if not reached[state] and wanted(*at[state], passive)), None)
        if stuck is not None:
            raise Broken(4, f"stuck when {passive} does nothing, after", *told(graph.path(stuck)))


def told(path: Iterable[Command | None]) -> list[str]:
    """A path as names, for whoever must find out what went wrong."""
    return [f"{step.role}:{type(step).__name__}" if step else "time" for step in path]


def everybody_has_a_way_out(plan: Plan, on: date) -> None:
    """4: each required party can say no now; worker and who is above can end, unless somebody did already."""
    seats = {role: plan.seat(role) for role in signers(plan)}
    present = {role: seat.person for role, seat in seats.items() if seat is not None}
    if plan.ending is None:
        later = {"ends_on": add_days(on, 14), "reason": REASON}
        for role, said in ((WORKER, {"ends_on": on}), *((role, later) for role in ABOVE.get(plan.kind, ()))):
            if role in present and not _allowed(plan, ask(c.EndPlan, role, on, present[role], **said)):
                raise Broken(4, f"{role} cannot end")
    if plan.agreement is Agreement.DRAFTING or (plan.ending is not None and on >= plan.ending.ends_on):
        return
    for role, person in present.items():
        ways = _ways_to_say_no(plan, role, person, on)
        if seats[role].opened and not any(_allowed(plan, one) for one in ways):
            raise Broken(4, f"{role} cannot say no while {plan.agreement}")


def _ways_to_say_no(plan: Plan, role: Role, person: str, on: date) -> Iterable[Command]:
    if plan.agreement is Agreement.IN_FORCE:
        yield ask(c.ReopenText, role, on, person)
    if plan.frozen is not None:
        yield ask(c.DeclineVersion, role, on, person, version=plan.frozen.number, reason=REASON)
    for clause in agreements(plan):
        yield ask(c.ObjectToClause, role, on, person, clause=clause.id, revision=clause.revision, reason=REASON)
    if not any(role not in clause.hidden_from for clause in agreements(plan)):
        yield ask(c.AddAgreement, role, on, person, clause="another", words=REASON)


def _allowed(plan: Plan, command: Command) -> bool:
    try:
        door.decide(plan, command)
    except Refused:
        return False
    return True
