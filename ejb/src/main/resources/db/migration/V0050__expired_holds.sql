-- A hold that ran out is not going to be paid (requirement 2: payment_status pending, completed, failed, refunded).
UPDATE reservations
SET payment_status = 'failed'
WHERE status = 'expired'
  AND payment_status = 'pending';
