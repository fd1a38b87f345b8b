-- Facts and words. Every key starts with the plan, so that the schema can be spread by plan.

CREATE TABLE event (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    data TEXT NOT NULL,
    by_person VARCHAR(36) NOT NULL,
    role VARCHAR(40) NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    day DATE NOT NULL,
    seal VARCHAR(64) NOT NULL,
    PRIMARY KEY (plan, position)
) WITHOUT ROWID;

CREATE TABLE follow_up (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    data TEXT NOT NULL,
    by_person VARCHAR(36) NOT NULL,
    role VARCHAR(40) NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    day DATE NOT NULL,
    seal VARCHAR(64) NOT NULL,
    PRIMARY KEY (plan, position)
) WITHOUT ROWID;

CREATE TABLE text (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    owner_person VARCHAR(36) NOT NULL,
    body TEXT NOT NULL,
    salt VARCHAR(64) NOT NULL,
    translation TEXT NOT NULL,
    erased_at TIMESTAMPTZ,
    PRIMARY KEY (plan, id)
);

CREATE TABLE access_log (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    role VARCHAR(40) NOT NULL,
    organisation VARCHAR(36) NOT NULL,
    part VARCHAR(80) NOT NULL,
    task VARCHAR(80) NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (plan, id)
);

CREATE INDEX access_log_of_plan ON access_log (plan, at);

-- INSERT OR REPLACE deletes too; the engine turns recursive_triggers on so that it is caught here.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'event is append-only');
END;

CREATE TRIGGER follow_up_no_update BEFORE UPDATE ON follow_up
BEGIN
    SELECT RAISE(ABORT, 'follow_up is append-only');
END;

CREATE TRIGGER follow_up_no_delete BEFORE DELETE ON follow_up
BEGIN
    SELECT RAISE(ABORT, 'follow_up is append-only');
END;
