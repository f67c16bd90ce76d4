-- Until how many hours before the start buyers may cancel; null for the policy cancel.hours.before.
ALTER TABLE events ADD cancel_hours_before integer CHECK (cancel_hours_before BETWEEN 0 AND 720);
