-- Mails about accounts, each with at most one link. Whatever was asked for is a row, also if nobody has the address, so that asking takes
-- the same time. The token of a link is made when the mail is sent and is kept as a hash only.
CREATE TABLE account_mails (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind ~ '^[A-Z_]{1,40}$'),
    user_id        uuid        REFERENCES users ON DELETE CASCADE,
    address        text        NOT NULL,
    -- A hash of the password hash at that time: a link that was asked for before the password was changed is good for nothing.
    password_mark  text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    sent_at        timestamptz,
    token_hash     text        UNIQUE,
    expires_at     timestamptz,
    used_at        timestamptz
);
CREATE INDEX account_mails_by_user ON account_mails (user_id, kind, created_at);
CREATE INDEX account_mails_by_time ON account_mails (created_at);

-- Whoever has an account already is taken as confirmed.
UPDATE users
SET email_confirmed_at = created_at
WHERE email_confirmed_at IS NULL;
