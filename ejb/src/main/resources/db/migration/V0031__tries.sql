-- Tries that are limited, within the present window. The subject is a hash: what somebody typed as an address may be anything, a password too.
--   account: logins to an account, from anywhere          address: logins from a network address, to any account
--   client:  logins to an account from one address; the subject is the account's, a colon, and the address's
--   taken:   registrations from an address with an e-mail address or phone number that is taken
--   phone:   changes of a user's phone number
-- It replaces login_failures, which nothing uses any more; nodes of an earlier version may until they have been replaced.
CREATE TABLE tries (
    kind    text        NOT NULL CHECK (kind IN ('account', 'address', 'client', 'taken', 'phone')),
    subject text        NOT NULL,
    count   integer     NOT NULL CHECK (count >= 0),
    ends_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX tries_by_end ON tries (ends_at);

-- The limit of an account was for all addresses together, so that anybody could lock out its owner. It becomes the limit for each address.
INSERT INTO policies (name, value, smallest, largest, description)
SELECT 'login.failures.per.client', value, 1, 1000,
       '한 주소에서 한 계정에 로그인을 실패할 수 있는 횟수. 넘으면 그 주소에서는 창이 끝날 때까지 429로 답한다. 다른 주소에서는 로그인할 수 있다.'
FROM policies
WHERE name = 'login.failures.per.account';
UPDATE policies
SET value = greatest(value * 10, 100),
    largest = 100000,
    description = '한 계정에 모든 주소에서 로그인을 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 주소마다 세 번만 시도할 수 있다.'
WHERE name = 'login.failures.per.account';
UPDATE policies
SET description = '한 IP 주소에서 로그인에 실패할 수 있는 횟수. 넘으면 창이 끝날 때까지 login.slow.seconds에 한 번만 시도할 수 있다.'
WHERE name = 'login.failures.per.address';

INSERT INTO policies (name, value, smallest, largest, description) VALUES
    ('login.slow.seconds', 1, 1, 60, '너무 많이 실패한 IP 주소에서 다음 시도까지 기다리는 시간(초).'),
    ('accounts.taken.per.address', 20, 1, 100000,
     '한 IP 주소에서 이미 있는 이메일이나 연락처로 가입을 시도할 수 있는 횟수. 넘으면 창이 끝날 때까지 10초에 한 번만 시도할 수 있다.'),
    ('accounts.phone.changes', 5, 1, 1000, '한 사용자가 창 안에서 연락처 변경을 시도할 수 있는 횟수. 넘으면 창이 끝날 때까지 429로 답한다.');
