-- What pages read. May be emptied and rebuilt from the events.

CREATE TABLE plan (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(40) NOT NULL,
    agreement VARCHAR(40) NOT NULL,
    evaluation VARCHAR(40) NOT NULL,
    life VARCHAR(40) NOT NULL,
    worker VARCHAR(36) NOT NULL,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE party (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    role VARCHAR(40) NOT NULL,
    person VARCHAR(36) NOT NULL,
    organisation VARCHAR(36) NOT NULL,
    standing VARCHAR(40) NOT NULL,
    PRIMARY KEY (plan, id)
);

CREATE INDEX party_of_person ON party (person, plan);

CREATE TABLE turn (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    role VARCHAR(40) NOT NULL,
    what VARCHAR(80) NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    due DATE,
    PRIMARY KEY (plan, id)
);

CREATE INDEX turn_of_person ON turn (person, plan);
