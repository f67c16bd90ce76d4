-- One row a login. Refreshing and ending it lock this row, so that no successor of a token outlives the end of its login.
CREATE TABLE logins (
    id         uuid        PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX logins_by_user ON logins (user_id);

INSERT INTO logins (id, user_id, created_at)
SELECT family, user_id, min(created_at)
FROM refresh_tokens
GROUP BY family, user_id;

-- A used token keeps its successor for those whose answer was lost: sealed with the token itself, of which we have the hash only.
ALTER TABLE refresh_tokens
    DROP COLUMN user_id,
    ADD COLUMN used_at timestamptz,
    ADD COLUMN sealed_successor text,
    ADD CONSTRAINT refresh_tokens_login FOREIGN KEY (family) REFERENCES logins ON DELETE CASCADE,
    ADD CONSTRAINT refresh_tokens_used CHECK ((used_at IS NULL) = (sealed_successor IS NULL));
CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

-- Failed logins within the present window. The subject is a hash: what somebody typed as an address may be anything, a password too.
CREATE TABLE login_failures (
    kind     text        NOT NULL CHECK (kind IN ('account', 'address')),
    subject  text        NOT NULL,
    failures integer     NOT NULL CHECK (failures > 0),
    ends_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('login.failures.per.account', 10, 1, 1000, '한 계정에서 로그인에 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 429로 답한다.'),
    ('login.failures.per.address', 100, 1, 100000, '한 IP 주소에서 로그인에 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 429로 답한다.'),
    ('login.window.minutes', 15, 1, 1440, '로그인 실패를 세는 창의 길이(분). 첫 실패부터 센다.');
