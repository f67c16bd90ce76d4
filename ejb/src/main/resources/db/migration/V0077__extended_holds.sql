-- A hold can be extended once.
ALTER TABLE reservations ADD extended_at timestamptz;

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('holds.extension.seconds', 180, 0, 600, '임시배정을 한 번 연장할 때 더해지는 시간(초). 0: 연장할 수 없다.');
