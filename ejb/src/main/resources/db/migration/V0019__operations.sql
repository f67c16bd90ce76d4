-- What operators switch on and off while the platform runs.
CREATE TABLE feature_flags (
    name        text        PRIMARY KEY,
    enabled     boolean     NOT NULL,
    description text        NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO feature_flags (name, enabled, description) VALUES
    ('holds', true, '새 좌석 임시배정. 끄면 503으로 답하고, 이미 잡은 좌석은 그대로 결제할 수 있다.'),
    ('payments.points', true, '포인트 결제. 끄면 503으로 답하고, 잡은 좌석은 시간이 끝날 때까지 그대로이다.'),
    ('payments.card', true, '카드와 간편결제. 끄면 결제 준비에 503으로 답하고, 이미 결제창에 들어간 사람은 결제를 마칠 수 있다.');

-- The log is searched newest first: by who did it, by what was done as far as it is given, by when. What it was done to has its index already.
CREATE INDEX audit_entries_by_actor ON audit_entries (actor, at, id);
CREATE INDEX audit_entries_by_action ON audit_entries (action text_pattern_ops, at);
CREATE INDEX audit_entries_latest ON audit_entries (at, id);

-- Reservations are searched newest first, which is the order of their ids: all by their key, or those of an event. What a hold has to write for a
-- search is to be as little as possible, so times have an index of ranges of pages, which costs next to nothing.
CREATE INDEX reservations_by_time ON reservations USING brin (created_at);
CREATE INDEX reservations_by_event ON reservations (event_id, id);

-- The figures of a day. What is only held, and a hold that ends, is in neither.
CREATE INDEX reservations_confirmed ON reservations (confirmed_at) WHERE confirmed_at IS NOT NULL;
CREATE INDEX reservations_cancelled ON reservations (cancelled_at) WHERE cancelled_at IS NOT NULL;
CREATE INDEX users_by_registration ON users (created_at);
