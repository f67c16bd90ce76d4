-- How many holds a user may have at once, over all performances. Each pending reservation has one of the user's slots, 1 to the policy's
-- limit, and the unique index keeps the limit however many requests race. A hold that a late payment takes again, for the moment until it
-- is confirmed, has none.
ALTER TABLE reservations ADD hold_slot smallint CHECK (hold_slot BETWEEN 1 AND 100);
CREATE UNIQUE INDEX reservations_hold_slot ON reservations (user_id, hold_slot) WHERE status = 'pending';

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('holds.per.user', 4, 1, 100, '한 사람이 동시에 가질 수 있는 임시배정 수. 모든 공연을 합한다.'),
    ('holds.unpaid.most', 5, 1, 1000, '한 사람의 임시배정이 holds.unpaid.minutes 안에 결제되지 않고 몇 번까지 끝날 수 있는지. 넘으면 새 임시배정을 막는다.'),
    ('holds.unpaid.minutes', 15, 1, 1440, '결제되지 않고 끝난 임시배정을 세는 시간(분).');
