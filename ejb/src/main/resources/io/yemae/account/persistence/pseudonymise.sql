-- Replaces personal data. No password matches the hash '*'. Parameter: user. By primary key.
UPDATE users
SET name = '탈퇴한 회원',
    email = 'deleted-' || id || '@invalid',
    phone = NULL,
    password_hash = '*',
    email_confirmed_at = NULL,
    deleted_at = now(),
    updated_at = now()
WHERE id = ?1
  AND deleted_at IS NULL
