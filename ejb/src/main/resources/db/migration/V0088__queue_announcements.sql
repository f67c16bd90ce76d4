-- Messages to everybody who waits in front of an event. At most one is in force for each event: a new one replaces it. What was said stays.
CREATE TABLE queue_announcements (
    id         uuid        PRIMARY KEY,
    event_id   uuid        NOT NULL REFERENCES queue_rooms,
    korean     text        NOT NULL CHECK (korean <> ''),
    english    text        NOT NULL CHECK (english <> ''),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- When it was withdrawn or replaced.
    ended_at   timestamptz,
    CONSTRAINT queue_announcements_expiry CHECK (expires_at > made_at)
);
-- All nodes read the messages in force every second.
CREATE UNIQUE INDEX queue_announcements_in_force ON queue_announcements (event_id) WHERE ended_at IS NULL;
