-- People, organisations and who is signed in. Only the hash of a session's cookie is kept.

CREATE TABLE person (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    first_name TEXT NOT NULL,
    email TEXT NOT NULL,
    organisation VARCHAR(36) NOT NULL,
    language VARCHAR(8) NOT NULL,
    colour VARCHAR(40) NOT NULL,
    roles TEXT NOT NULL,
    demo BOOLEAN NOT NULL
);

CREATE INDEX person_by_email ON person (email);

CREATE TABLE organisation (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind VARCHAR(40) NOT NULL
);

CREATE TABLE session (
    id_hash VARCHAR(64) PRIMARY KEY NOT NULL,
    person VARCHAR(36) NOT NULL,
    data TEXT NOT NULL,
    csrf VARCHAR(64) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX session_of_person ON session (person);
CREATE INDEX session_by_end ON session (expires_at);
