-- Who issued and who cancelled a free-seating ticket, so that the tickets of one member of staff can be counted at the end of a day. Null
-- for tickets of earlier versions; the audit log has both.
ALTER TABLE tickets
    ADD COLUMN issued_by uuid,
    ADD COLUMN canceled_by uuid;
CREATE INDEX tickets_by_issuer ON tickets (issued_by, issued_at) WHERE issued_by IS NOT NULL;
CREATE INDEX tickets_by_canceler ON tickets (canceled_by, canceled_at) WHERE canceled_by IS NOT NULL;

DROP TRIGGER tickets_transition ON tickets;
CREATE TRIGGER tickets_transition BEFORE UPDATE ON tickets FOR EACH ROW
    WHEN ((OLD.status, NEW.status) <> ('issued', 'canceled')
       OR (NEW.id, NEW.theater_name, NEW.movie_title, NEW.price_krw, NEW.memo, NEW.user_id, NEW.issued_at, NEW.issued_by)
          IS DISTINCT FROM
          (OLD.id, OLD.theater_name, OLD.movie_title, OLD.price_krw, OLD.memo, OLD.user_id, OLD.issued_at, OLD.issued_by))
    EXECUTE FUNCTION refuse_change('a ticket only goes from issued to canceled, once');
