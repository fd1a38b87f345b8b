"""What pages read: a cache of the events, rebuilt from them at will."""

from piccolo.columns import Date, Integer, Timestamptz, Varchar
from piccolo.columns import Text as LongText
from piccolo.table import Table

from plan_service.tables.ids import new_id


class Plan(Table, tablename="plan"):
    # Written by `projections` alone. `state` is the folded plan as JSON, `position` its last event.
    id = Varchar(36, primary_key=True)
    number = Integer()
    kind = Varchar(40)
    agreement = Varchar(40)
    evaluation = Varchar(40)
    life = Varchar(40)
    worker = Varchar(36)
    state = LongText()
    position = Integer()
    created_at = Timestamptz(default=None)
    updated_at = Timestamptz(default=None)


class Party(Table, tablename="party"):
    # Written by `projections` alone: who belongs to which plan. standing: invited, active, former.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    role = Varchar(40)
    person = Varchar(36)
    organisation = Varchar(36)
    standing = Varchar(40)


class Turn(Table, tablename="turn"):
    # Written by `projections` alone: whose turn it is, to do what.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    person = Varchar(36)
    role = Varchar(40)
    what = Varchar(80)
    since = Timestamptz(default=None)
    due = Date(default=None, null=True)
