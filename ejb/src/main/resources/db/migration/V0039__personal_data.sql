-- An account that its owner has deleted, or that was inactive for too long, keeps its row for the books, without anything that says whose
-- it was.
ALTER TABLE users
    ADD COLUMN deleted_at timestamptz,
    ALTER COLUMN phone DROP NOT NULL;

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('retention.users.inactive.days', 0, 0, 36500, '이 날 수 동안 아무것도 하지 않은 사용자의 개인정보를 지운다. 0: 지우지 않는다. 감사 로그를 보관하는 날 수를 넘지 못한다.'),
    ('retention.users.unconfirmed.days', 30, 0, 36500, '가입한 뒤 이 날 수 동안 이메일 주소를 확인하지 않은 사용자를 지운다. 0: 지우지 않는다. 주소 확인을 묻지 않는 동안에는 지우지 않는다.'),
    ('retention.reservations.days', 90, 0, 36500, '결제하지 않은 예매를 보관하는 날 수. 0: 지우지 않는다. 결제한 예매는 장부에 남는다.');
