-- What lean.sql needs: the available seats of one event, in random order, and a sequence that gives each of them once.
-- Run by the owner of the schema. :event is the event's id, in quotes.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
CREATE TABLE bench.seats AS
SELECT row_number() OVER (ORDER BY random()) AS number, seat.id AS seat_id, seat.grade_id, grade.price, seat.performance_id,
       performance.event_id
FROM performances performance
JOIN seats seat ON seat.performance_id = performance.id
JOIN grades grade ON grade.id = seat.grade_id
JOIN seat_states state ON state.seat_id = seat.id AND state.status = 'available'
WHERE performance.event_id = :event;
ALTER TABLE bench.seats ADD PRIMARY KEY (number);
CREATE SEQUENCE bench.next_seat CACHE 32;
GRANT USAGE ON SCHEMA bench TO PUBLIC;
GRANT SELECT ON bench.seats TO PUBLIC;
GRANT USAGE ON SEQUENCE bench.next_seat TO PUBLIC;
