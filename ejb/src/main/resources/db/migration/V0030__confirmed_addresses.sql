-- When the owner of the e-mail address has shown to receive mail there; null until then.
ALTER TABLE users ADD COLUMN email_confirmed_at timestamptz;
