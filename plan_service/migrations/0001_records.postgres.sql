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
);

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
);

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

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER follow_up_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON follow_up
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
