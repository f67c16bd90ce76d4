-- Text that came before all text was composed. What a length check would refuse then is left as it is.
UPDATE users SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED AND length(normalize(name, NFC)) <= 100;
UPDATE venues
SET name = normalize(name, NFC), address = normalize(address, NFC)
WHERE (name IS NOT NFC NORMALIZED OR address IS NOT NFC NORMALIZED)
  AND length(normalize(name, NFC)) <= 200 AND length(normalize(address, NFC)) <= 300;
UPDATE events
SET title = normalize(title, NFC), description = normalize(description, NFC), artist_name = normalize(artist_name, NFC),
    category = normalize(category, NFC)
WHERE (title IS NOT NFC NORMALIZED OR description IS NOT NFC NORMALIZED OR artist_name IS NOT NFC NORMALIZED OR category IS NOT NFC NORMALIZED)
  AND length(normalize(title, NFC)) <= 200;

-- Filters compare the names of tickets, and are composed now. The trigger forbids what is printed on a ticket to change; it reads the same.
ALTER TABLE tickets DISABLE TRIGGER tickets_transition;
UPDATE tickets
SET theater_name = normalize(theater_name, NFC), movie_title = normalize(movie_title, NFC)
WHERE (theater_name IS NOT NFC NORMALIZED OR movie_title IS NOT NFC NORMALIZED)
  AND length(normalize(theater_name, NFC)) <= 100 AND length(normalize(movie_title, NFC)) <= 200;
ALTER TABLE tickets ENABLE TRIGGER tickets_transition;

-- A grade of a section that its event does not have, and without a quantity: nothing was ever sold at its price.
DELETE FROM grades grade WHERE quantity IS NULL AND NOT EXISTS (SELECT FROM seats seat WHERE seat.grade_id = grade.id);

-- What names are compared by, as io.yemae.shared.text.Text.nameKey has it: names with one key look the same.
CREATE FUNCTION name_key(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(normalize($1, NFKC), '[ \t\n\v\f\r]+', ' ', 'g'));

CREATE FUNCTION keep_name_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.name_key := name_key(NEW.name);
    RETURN NEW;
END $$;

-- Not a generated column: names from before may look the same as others, stay, and have a key that no new name has.
ALTER TABLE seat_layouts ADD name_key text;
ALTER TABLE seat_layout_sections ADD name_key text;
ALTER TABLE grades ADD name_key text;
UPDATE seat_layouts layout
SET name_key = name_key(layout.name) || CASE WHEN ranked.rank = 1 THEN '' ELSE chr(10) || layout.id END
FROM (SELECT id, row_number() OVER (PARTITION BY name_key(name) ORDER BY created_at, id) AS rank FROM seat_layouts) ranked
WHERE ranked.id = layout.id;
UPDATE seat_layout_sections section
SET name_key = name_key(section.name) || CASE WHEN ranked.rank = 1 THEN '' ELSE chr(10) || section.position END
FROM (SELECT layout_id, position, row_number() OVER (PARTITION BY layout_id, name_key(name) ORDER BY position) AS rank
      FROM seat_layout_sections) ranked
WHERE (ranked.layout_id, ranked.position) = (section.layout_id, section.position);
UPDATE grades grade
SET name_key = name_key(grade.name) || CASE WHEN ranked.rank = 1 THEN '' ELSE chr(10) || grade.id END
FROM (SELECT id, row_number() OVER (PARTITION BY event_id, name_key(name) ORDER BY id) AS rank FROM grades) ranked
WHERE ranked.id = grade.id;
ALTER TABLE seat_layouts ALTER name_key SET NOT NULL, ADD CONSTRAINT seat_layouts_name_key UNIQUE (name_key);
ALTER TABLE seat_layout_sections ALTER name_key SET NOT NULL, ADD CONSTRAINT seat_layout_sections_name_key UNIQUE (layout_id, name_key);
ALTER TABLE grades ALTER name_key SET NOT NULL, ADD CONSTRAINT grades_name_key UNIQUE (event_id, name_key);

CREATE TRIGGER seat_layouts_new_name BEFORE INSERT ON seat_layouts FOR EACH ROW EXECUTE FUNCTION keep_name_key();
CREATE TRIGGER seat_layouts_other_name BEFORE UPDATE OF name ON seat_layouts FOR EACH ROW
    WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_name_key();
CREATE TRIGGER seat_layout_sections_new_name BEFORE INSERT ON seat_layout_sections FOR EACH ROW EXECUTE FUNCTION keep_name_key();
CREATE TRIGGER seat_layout_sections_other_name BEFORE UPDATE OF name ON seat_layout_sections FOR EACH ROW
    WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_name_key();
CREATE TRIGGER grades_new_name BEFORE INSERT ON grades FOR EACH ROW EXECUTE FUNCTION keep_name_key();
CREATE TRIGGER grades_other_name BEFORE UPDATE OF name ON grades FOR EACH ROW
    WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION keep_name_key();
