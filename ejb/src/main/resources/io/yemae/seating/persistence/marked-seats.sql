-- The seats of a performance that are blocked or have a note, in their order. Parameter: performance. By seats_ordinal, then by the keys of
-- both tables, which are small.
SELECT seat.id, seat.label, block.reason, block.remark, block.blocked_by, block.blocked_at, note.note
FROM seats seat
LEFT JOIN seat_blocks block ON block.seat_id = seat.id
LEFT JOIN seat_notes note ON note.seat_id = seat.id
WHERE seat.performance_id = :performance
  AND (block.seat_id IS NOT NULL OR note.seat_id IS NOT NULL)
ORDER BY seat.ordinal
