-- Accounts with their ids, passwords (bcrypt, rehashed at the next login) and roles. A telephone number that is invalid here or belongs to
-- another account is left out; the account is imported.
CREATE TEMPORARY TABLE import_users ON COMMIT DROP AS
SELECT origin.id,
       lower(btrim(origin.email)) AS email,
       left(normalize(coalesce(nullif(btrim(origin.name), ''), split_part(origin.email, '@', 1)), NFC), 100) AS name,
       CASE WHEN origin.phone ~ '^010-[0-9]{4}-[0-9]{4}$'
             AND NOT EXISTS (SELECT FROM users WHERE users.phone = origin.phone)
             AND row_number() OVER (PARTITION BY origin.phone ORDER BY origin.created_at, origin.id) = 1
            THEN origin.phone
       END AS phone,
       nullif(btrim(origin.phone), '') AS origin_phone,
       -- An account without a bcrypt password gets none, until its owner sets one by mail.
       CASE WHEN origin.password_hash ~ '^\$2[aby]\$[0-9]{2}\$.{53}$' THEN origin.password_hash ELSE '!' END AS password_hash,
       CASE origin.role WHEN 'admin' THEN 'ADMIN' ELSE 'USER' END AS role,
       coalesce(origin.created_at, now()) AS created_at,
       CASE WHEN EXISTS (SELECT FROM users WHERE users.id = origin.id) THEN 'present'
            WHEN origin.email IS NULL OR length(origin.email) > 254 OR origin.email !~ '^[^@[:space:]]+@[^@[:space:]]+$'
                THEN 'no e-mail address'
            WHEN EXISTS (SELECT FROM users WHERE lower(users.email) = lower(btrim(origin.email)))
                THEN 'the e-mail address is another account''s here'
            WHEN row_number() OVER (PARTITION BY lower(btrim(origin.email)) ORDER BY origin.created_at, origin.id) > 1
                THEN 'the e-mail address differs from another account''s by its capitals alone'
       END AS problem
FROM origin_users origin;

-- The source does not confirm addresses. They count as confirmed, because the users have used them since.
INSERT INTO users (id, name, email, phone, password_hash, role, created_at, updated_at, email_confirmed_at)
SELECT id, name, email, phone, password_hash, role, created_at, now(), now()
FROM import_users
WHERE problem IS NULL
ORDER BY created_at, id;

INSERT INTO import_report
SELECT 'users', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_users
UNION ALL
SELECT 'users', id, 'changed', 'the telephone number is not 010-XXXX-XXXX, or is another account''s: left out'
FROM import_users
WHERE problem IS NULL
  AND phone IS NULL
  AND origin_phone IS NOT NULL
UNION ALL
SELECT 'users', id, 'changed', 'no bcrypt password: it has to be set by mail before a login'
FROM import_users
WHERE problem IS NULL
  AND password_hash = '!';
