"""What happened and what was said: kept, never rewritten."""

from piccolo.columns import Date, Integer, Timestamptz, Varchar
from piccolo.columns import Text as LongText
from piccolo.table import Table

from plan_service.tables.ids import new_id


class Event(Table, tablename="event"):
    # Written by `store` alone; the database refuses every change and deletion.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    position = Integer()
    name = Varchar(80)
    data = LongText()
    by_person = Varchar(36)
    role = Varchar(40)
    at = Timestamptz(default=None)
    day = Date(default=None)
    seal = Varchar(64)


class FollowUp(Table, tablename="follow_up"):
    # Written by `store` alone; the database refuses every change and deletion. Never folded.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    position = Integer()
    name = Varchar(80)
    data = LongText()
    by_person = Varchar(36)
    role = Varchar(40)
    at = Timestamptz(default=None)
    day = Date(default=None)
    seal = Varchar(64)


class Text(Table, tablename="text"):
    # Written by `texts` alone: added once, emptied when a plan is erased, never reworded.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    kind = Varchar(40)
    owner_person = Varchar(36)
    body = LongText()
    salt = Varchar(64)
    translation = LongText()
    erased_at = Timestamptz(default=None, null=True)


class AccessLog(Table, tablename="access_log"):
    # Written by `access` alone, in the transaction of the page it speaks of.
    id = Varchar(36, primary_key=True, default=new_id)
    plan = Varchar(36)
    person = Varchar(36)
    role = Varchar(40)
    organisation = Varchar(36)
    part = Varchar(80)
    task = Varchar(80)
    at = Timestamptz(default=None)
