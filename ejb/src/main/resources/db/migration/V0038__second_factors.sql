-- Authenticators (RFC 6238). The secret is encrypted with a key that is not in the database. A factor counts once its owner has shown a
-- code.
CREATE TABLE second_factors (
    user_id       uuid        PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    sealed_secret text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    confirmed_at  timestamptz,
    -- The last time step whose code was used: each code is good once.
    last_step     bigint      NOT NULL DEFAULT 0
);

-- For whoever has lost the authenticator; each is good once. Kept as hashes.
CREATE TABLE recovery_codes (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    hash    text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (user_id, hash)
);
