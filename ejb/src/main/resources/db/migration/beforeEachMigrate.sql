-- A migration may rewrite a large table: the limits that requests live under are not for it.
SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = '60s';
