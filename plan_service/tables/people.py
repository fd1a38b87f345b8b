"""People and organisations: ordinary rows, never facts."""

from piccolo.columns import Boolean, Timestamptz, Varchar
from piccolo.columns import Text as LongText
from piccolo.table import Table

from plan_service.tables.ids import new_id


class Person(Table, tablename="person"):
    # Written by `people` alone. `roles` is a JSON list.
    id = Varchar(36, primary_key=True, default=new_id)
    name = LongText()
    first_name = LongText()
    email = LongText()
    organisation = Varchar(36)
    language = Varchar(8, default="nl")
    colour = Varchar(40)
    roles = LongText(default="[]")
    demo = Boolean(default=False)


class Organisation(Table, tablename="organisation"):
    # Written by `people` alone.
    id = Varchar(36, primary_key=True, default=new_id)
    name = LongText()
    kind = Varchar(40)


class Session(Table, tablename="session"):
    # Written by `sessions` alone. Only the hash of the cookie is stored; no person yet is "".
    id_hash = Varchar(64, primary_key=True)
    person = Varchar(36)
    data = LongText(default="{}")
    csrf = Varchar(64)
    created_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)
    expires_at = Timestamptz(default=None)
