-- Which of our users the users of a trusted issuer are. The issuer's name for a user (sub) never changes hands; an e-mail address may.
CREATE TABLE issuer_links (
    issuer     text        NOT NULL,
    subject    text        NOT NULL CHECK (length(subject) <= 255),
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, user_id)
);
