-- Messages that wait to be carried to a queue, and which of them have taken effect.
CREATE TABLE outbox (
    id            uuid        PRIMARY KEY,
    queue         text        NOT NULL,
    type          text        NOT NULL,
    subject       uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    claimed_until timestamptz,
    sent_at       timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;

CREATE TABLE inbox (
    message_id  uuid        PRIMARY KEY,
    received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE idempotency_keys (
    scope      text        NOT NULL,
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_hash  text        NOT NULL,
    status     integer,
    answer     text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
);

-- Used by triggers whose WHEN clause names what may not happen; the function itself only refuses.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'refused: %', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
