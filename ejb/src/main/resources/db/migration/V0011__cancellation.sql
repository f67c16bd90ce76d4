ALTER TABLE reservations ADD cancel_reason text CHECK (length(cancel_reason) <= 500);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('cancel.hours.before', 24, 0, 720, '공연 시작 몇 시간 전까지 예매를 취소할 수 있는지.');
