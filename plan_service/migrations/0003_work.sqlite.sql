-- What is still to be done. The partial indexes hold only what waits, so a look costs what waits.

CREATE TABLE due (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    kind VARCHAR(80) NOT NULL,
    due_on DATE NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    claimed_by VARCHAR(36) NOT NULL,
    claimed_until TIMESTAMPTZ,
    done_at TIMESTAMPTZ,
    given_up_at TIMESTAMPTZ,
    attempts INTEGER NOT NULL,
    error VARCHAR(80) NOT NULL,
    PRIMARY KEY (plan, id),
    UNIQUE (plan, kind, due_on)
);

CREATE INDEX due_waiting ON due (due_at) WHERE done_at IS NULL AND given_up_at IS NULL;

CREATE TABLE outbox (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    letter VARCHAR(80) NOT NULL,
    data TEXT NOT NULL,
    dedupe VARCHAR(200) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    claimed_by VARCHAR(36) NOT NULL,
    claimed_until TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    given_up_at TIMESTAMPTZ,
    attempts INTEGER NOT NULL,
    error VARCHAR(80) NOT NULL,
    PRIMARY KEY (plan, id),
    UNIQUE (plan, dedupe)
);

CREATE INDEX outbox_waiting ON outbox (created_at) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE letter (
    id VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    name VARCHAR(80) NOT NULL,
    language VARCHAR(8) NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (plan, id)
);

CREATE INDEX letter_to_person ON letter (person, created_at);

CREATE TABLE intent (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    person VARCHAR(36) NOT NULL,
    plan VARCHAR(36) NOT NULL,
    result TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE setting (
    key VARCHAR(80) PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
