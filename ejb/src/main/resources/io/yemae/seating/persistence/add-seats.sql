-- Adds seats of one performance, each with its state row. Parameters: performance; ids, grades, ordinals, sections, rows, numbers,
-- accessible (whether it is): arrays with one element for each seat. Section, row and number are null for units of general admission, and
-- so is the label then. Reads no table.
WITH added AS (
    INSERT INTO seats (id, performance_id, grade_id, ordinal, section, row_number, seat_number, label, accessible)
    SELECT seat.id, :performance, seat.grade_id, seat.ordinal, seat.section, seat.row_number, seat.seat_number,
           seat.section || '-' || seat.row_number || '-' || seat.seat_number, seat.accessible
    FROM unnest(:ids, :grades, :ordinals, :sections, :rows, :numbers, :accessible)
         AS seat (id, grade_id, ordinal, section, row_number, seat_number, accessible)
    RETURNING id)
INSERT INTO seat_states (seat_id)
SELECT id
FROM added
ORDER BY id
