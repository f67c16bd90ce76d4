-- How often in a row, each time less than a day after the time before, staff had a mail about a reservation sent again, and when.
ALTER TABLE notices
    ADD repeated    integer NOT NULL DEFAULT 0 CHECK (repeated >= 0),
    ADD repeated_at timestamptz;
