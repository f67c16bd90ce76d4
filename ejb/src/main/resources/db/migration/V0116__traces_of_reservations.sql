-- The trace ids of the requests in which a reservation was held, changed, extended, paid and cancelled. Staff see them in its history and
-- find the requests in the log. Null for what a timer did, and for what happened before this version.
ALTER TABLE reservations
    ADD held_trace uuid,
    ADD extended_trace uuid,
    ADD paid_trace uuid,
    ADD cancelled_trace uuid;
ALTER TABLE hold_changes ADD trace uuid;
