-- The bots of a rehearsal may pay at a payment sandbox. What is asked about an order with the id of a warm-up goes to the sandbox and never
-- to the gateway, so no money moves: a bot has no other order, and nobody else has such a one. New rows are checked, and no others exist.
ALTER TABLE payments ADD CONSTRAINT payments_of_bots CHECK (
    CASE WHEN is_warm_up(id) THEN is_warm_up(user_id) IS TRUE AND method IN ('CARD', 'EASY_PAY')
         ELSE method = 'POINTS' OR is_warm_up(user_id) IS NOT TRUE
    END) NOT VALID;
ALTER TABLE payments DROP CONSTRAINT payments_of_warm_up;
