-- Reservations that a member of staff cancels together. They are cancelled in batches after the request has been answered, each in a
-- transaction of its own together with its result, so that each is cancelled once, however many nodes work on a run.
CREATE TABLE cancellation_runs (
    id           uuid        PRIMARY KEY,
    requested_by uuid        NOT NULL,
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    requested_at timestamptz NOT NULL DEFAULT now(),
    look_at      timestamptz NOT NULL DEFAULT now(),
    done_at      timestamptz
);
CREATE INDEX cancellation_runs_due ON cancellation_runs (look_at) WHERE done_at IS NULL;
CREATE INDEX cancellation_runs_done ON cancellation_runs (done_at) WHERE done_at IS NOT NULL;

-- As with reservations there is no foreign key: an unpaid reservation may be deleted after its time.
CREATE TABLE cancellation_run_items (
    run_id         uuid        NOT NULL REFERENCES cancellation_runs ON DELETE CASCADE,
    reservation_id uuid        NOT NULL,
    attempts       integer     NOT NULL DEFAULT 0,
    result         text        CHECK (result IN ('cancelled', 'released', 'already_cancelled', 'expired', 'failed')),
    refund         bigint      NOT NULL DEFAULT 0 CHECK (refund >= 0 AND (refund = 0 OR result = 'cancelled')),
    done_at        timestamptz,
    PRIMARY KEY (run_id, reservation_id),
    CONSTRAINT cancellation_run_items_done CHECK ((result IS NULL) = (done_at IS NULL))
);
CREATE INDEX cancellation_run_items_waiting ON cancellation_run_items (run_id, attempts) WHERE result IS NULL;
