-- A discount code may belong to one event. Codes without an event are valid for all of them, as before. The same code may exist once for
-- every event, so that a copied event keeps the codes that are printed on its leaflets; the event's own comes before the one for all.
ALTER TABLE discount_codes
    ADD event_id uuid REFERENCES events,
    DROP CONSTRAINT discount_codes_code,
    ADD CONSTRAINT discount_codes_code UNIQUE NULLS NOT DISTINCT (code, event_id);
CREATE INDEX discount_codes_by_event ON discount_codes (event_id, created_at) WHERE event_id IS NOT NULL;
