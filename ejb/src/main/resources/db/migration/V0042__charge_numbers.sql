-- Requirement 3 lists charges among the payments, each under a number. It is of the payments' own sequence, so that no charge has the number of a
-- payment: that is what a payment is cancelled by.
ALTER TABLE point_entries ADD COLUMN payment_number bigint NOT NULL DEFAULT nextval('payments_number_seq');
