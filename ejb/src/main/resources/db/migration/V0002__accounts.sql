CREATE TABLE users (
    id            uuid        PRIMARY KEY,
    number        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    email         text        NOT NULL CHECK (length(email) <= 254),
    phone         text        NOT NULL CONSTRAINT users_phone UNIQUE CHECK (phone ~ '^010-[0-9]{4}-[0-9]{4}$'),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('USER', 'OPERATOR', 'ADMIN')),
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

-- Opaque tokens, of which only the hash is kept. All successors of one login are a family.
CREATE TABLE refresh_tokens (
    hash       text        PRIMARY KEY,
    family     uuid        NOT NULL,
    user_id    uuid        NOT NULL REFERENCES users,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
