-- Free-seating tickets, with the names of requirement 0, 6.2. No personal data: the user is an id of the front end, and need not be one of ours.
CREATE TABLE tickets (
    id            uuid        PRIMARY KEY,
    theater_name  text        NOT NULL CHECK (length(theater_name) BETWEEN 1 AND 100),
    movie_title   text        NOT NULL CHECK (length(movie_title) BETWEEN 1 AND 200),
    price_krw     bigint      NOT NULL CHECK (price_krw BETWEEN 0 AND 1000000),
    status        text        NOT NULL CHECK (status IN ('issued', 'canceled')),
    memo          text        CHECK (length(memo) <= 500),
    user_id       text        CHECK (user_id ~ '^[A-Za-z0-9._:-]{1,100}$'),
    issued_at     timestamptz NOT NULL,
    canceled_at   timestamptz,
    cancel_reason text        CHECK (length(cancel_reason) <= 500),
    CONSTRAINT tickets_canceled CHECK ((status = 'canceled') = (canceled_at IS NOT NULL)),
    CONSTRAINT tickets_cancel_reason CHECK (status = 'canceled' OR cancel_reason IS NULL)
);
-- Lists come in the order of the ids.
CREATE INDEX tickets_by_theater ON tickets (theater_name, id);
CREATE INDEX tickets_by_movie ON tickets (movie_title, id);
CREATE INDEX tickets_by_user ON tickets (user_id, id) WHERE user_id IS NOT NULL;

CREATE TRIGGER tickets_start BEFORE INSERT ON tickets FOR EACH ROW
    WHEN (NEW.status <> 'issued')
    EXECUTE FUNCTION refuse_change('a ticket begins as issued');

CREATE TRIGGER tickets_transition BEFORE UPDATE ON tickets FOR EACH ROW
    WHEN ((OLD.status, NEW.status) <> ('issued', 'canceled')
       OR (NEW.id, NEW.theater_name, NEW.movie_title, NEW.price_krw, NEW.memo, NEW.user_id, NEW.issued_at)
          IS DISTINCT FROM (OLD.id, OLD.theater_name, OLD.movie_title, OLD.price_krw, OLD.memo, OLD.user_id, OLD.issued_at))
    EXECUTE FUNCTION refuse_change('a ticket only goes from issued to canceled, once');

CREATE TRIGGER tickets_stay BEFORE DELETE ON tickets FOR EACH ROW
    EXECUTE FUNCTION refuse_change('tickets are never deleted');
