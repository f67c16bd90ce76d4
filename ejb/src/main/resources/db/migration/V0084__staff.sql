-- Two more roles, and which events staff are bound to.
ALTER TABLE users DROP CONSTRAINT users_role_check;
ALTER TABLE users ADD CONSTRAINT users_role CHECK (role IN ('USER', 'DOOR', 'OPERATOR', 'ORGANISER', 'ADMIN'));

-- Organisers may use only the events of their rows. Door and box office staff without rows may use all events.
CREATE TABLE event_staff (
    user_id  uuid        NOT NULL REFERENCES users,
    event_id uuid        NOT NULL REFERENCES events,
    bound_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, event_id)
);
CREATE INDEX event_staff_by_event ON event_staff (event_id);
