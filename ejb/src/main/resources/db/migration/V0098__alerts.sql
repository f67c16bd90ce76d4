-- Critical conditions of the platform that hold, or whose end has not been mailed to operators yet. All nodes write them, and whoever has
-- claimed a row sends its mail. There are never more than a few rows.
CREATE TABLE alerts (
    condition     text        NOT NULL,
    subject       text        NOT NULL,
    size          bigint      NOT NULL,
    since         timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL CHECK (seen_at >= since),
    told_at       timestamptz,
    claimed_until timestamptz,
    PRIMARY KEY (condition, subject)
);
