-- Which buyers have been told what: once for a reservation and a kind of news, however many messages say so. Whoever is about to tell claims the row for
-- a while; a claim that ran out may be taken over. The message is the one that said so first, to be sent again while it has not been told.
CREATE TABLE notices (
    reservation_id uuid        NOT NULL,
    type           text        NOT NULL,
    message_id     uuid        NOT NULL,
    claimed_until  timestamptz NOT NULL,
    told_at        timestamptz,
    PRIMARY KEY (reservation_id, type)
);
CREATE INDEX notices_untold ON notices (claimed_until) WHERE told_at IS NULL;
