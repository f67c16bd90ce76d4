-- How many requests the nodes answered with a status of 500 or more, for the operators of a sale. A row is written only if there were any,
-- for the seconds since the node's last row, and removed after a day.
CREATE TABLE server_errors (
    id     uuid        PRIMARY KEY,
    at     timestamptz NOT NULL,
    errors bigint      NOT NULL CHECK (errors > 0)
);
CREATE INDEX server_errors_by_time ON server_errors (at);
