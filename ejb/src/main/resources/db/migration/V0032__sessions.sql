-- Where a login comes from and when it was last used, so that its owner recognises it.
ALTER TABLE logins
    ADD COLUMN address      text        NOT NULL DEFAULT '',
    ADD COLUMN agent        text        NOT NULL DEFAULT '',
    ADD COLUMN last_used_at timestamptz NOT NULL DEFAULT now();
UPDATE logins SET last_used_at = created_at;

-- A lock ends all logins and keeps the owner from logging in. The generation is told in each access token; raising it ends those before.
ALTER TABLE users
    ADD COLUMN locked_at        timestamptz,
    ADD COLUMN token_generation integer NOT NULL DEFAULT 0;

-- Access tokens that end before they run out, kept for as long as one is good. The subject is a login, all of whose tokens have ended, or a user,
-- whose tokens before the generation have.
CREATE TABLE ended_tokens (
    subject    uuid        PRIMARY KEY,
    generation integer,
    ended_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ended_tokens_by_time ON ended_tokens (ended_at);

-- Demoting or locking an administrator counts the others.
CREATE INDEX users_administrators ON users (id) WHERE role = 'ADMIN';

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('logins.per.user', 30, 1, 1000, '한 사용자가 동시에 유지할 수 있는 로그인 수. 넘으면 가장 오래 쓰지 않은 로그인이 끝난다.');
