"""What is still to be done, and what the service remembers about itself."""

from piccolo.columns import Date, Integer, Timestamptz, Varchar
from piccolo.columns import Text as LongText
from piccolo.table import Table

from plan_service.tables.ids import new_id


class Due(Table, tablename="due"):
    # Added by `projections` through `jobs.plan_due`, then written by `jobs` alone.
    # Waits while done_at and given_up_at are null; claimed_until is also "not again before".
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    kind = Varchar(80)
    due_on = Date(default=None)
    due_at = Timestamptz(default=None)
    claimed_by = Varchar(36)
    claimed_until = Timestamptz(default=None, null=True)
    done_at = Timestamptz(default=None, null=True)
    given_up_at = Timestamptz(default=None, null=True)
    attempts = Integer()
    error = Varchar(80)


class Outbox(Table, tablename="outbox"):
    # Written by `outbox` alone. Waits while sent_at and given_up_at are null.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    person = Varchar(36)
    letter = Varchar(80)
    data = LongText()
    dedupe = Varchar(200)
    created_at = Timestamptz(default=None)
    claimed_by = Varchar(36)
    claimed_until = Timestamptz(default=None, null=True)
    sent_at = Timestamptz(default=None, null=True)
    given_up_at = Timestamptz(default=None, null=True)
    attempts = Integer()
    error = Varchar(80)


class Letter(Table, tablename="letter"):
    # Written by `letters` when the demo delivers; holds personal text, emptied when a plan is erased.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    person = Varchar(36)
    name = Varchar(80)
    language = Varchar(8)
    subject = LongText()
    body_text = LongText()
    created_at = Timestamptz(default=None)


class Intent(Table, tablename="intent"):
    # Written by `handle` alone: a form that was carried out, and what came of it.
    id = Varchar(36, primary_key=True)
    person = Varchar(36)
    plan = Varchar(36)
    result = LongText()
    created_at = Timestamptz(default=None)


class Setting(Table, tablename="setting"):
    # Written by `clock` and by the demo; what must outlive a process and belongs to no plan.
    key = Varchar(80, primary_key=True)
    value = LongText()


class Migration(Table, tablename="migration"):
    # Written by `migrate` alone.
    number = Integer(primary_key=True)
    name = Varchar(80)
    at = Timestamptz(default=None)
