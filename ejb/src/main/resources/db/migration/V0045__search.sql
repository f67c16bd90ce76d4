-- One case for searching that does not depend on the locale of the database: each character is mapped by itself to capitals and back, which is what
-- io.yemae.shared.text.Text.folded does; the dot above an i is left out. So İ and ς are found by themselves, and by i and σ. A server before
-- PostgreSQL 17 has no such mapping of its own and uses that of its locale, as before.
DO $$
DECLARE
    mapping text := CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'pg_c_utf8') THEN 'pg_catalog.pg_c_utf8' ELSE 'pg_catalog."default"' END;
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN normalize(replace(lower(upper(normalize($1, NFKC) COLLATE %1$s) COLLATE %1$s), %2$L, ''i''), NFKC)', mapping, U&'i\0307');
END $$;

-- The same pairs as before, in time proportional to the length: substr() counts characters from the start of the text for each pair.
CREATE OR REPLACE FUNCTION bigrams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT pair.first || pair.second
                 FROM (SELECT each.one AS first, lead(each.one) OVER (ORDER BY each.place) AS second
                       FROM string_to_table($1, NULL) WITH ORDINALITY AS each (one, place)) pair
                 WHERE pair.second IS NOT NULL);

-- What was folded in the old way is computed again: a generated column follows from an update of what it is made of.
UPDATE events SET title = title WHERE search_text <> folded(title || chr(10) || coalesce(artist_name, ''));
UPDATE venues SET name = name WHERE search_text <> folded(name || chr(10) || address);
UPDATE keyword_mappings mapping
SET korean = folded(korean), english = folded(english)
WHERE (korean, english) <> (folded(korean), folded(english))
  AND NOT EXISTS (SELECT FROM keyword_mappings other WHERE (other.korean, other.english) = (folded(mapping.korean), folded(mapping.english)));
DELETE FROM keyword_mappings WHERE (korean, english) <> (folded(korean), folded(english));

-- Users are searched by a part of their name, address or number.
ALTER TABLE users ADD search_text text NOT NULL
    GENERATED ALWAYS AS (folded(name || ' ' || email || ' ' || coalesce(phone, ''))) STORED;
CREATE INDEX users_by_text ON users USING gin (bigrams(search_text));

-- The order of names for people: Hangul by its letters, small and capital letters together. The server may have been built without ICU; then names are
-- in the order of their code points, which is right for Hangul, and queries fold the case.
DO $$
BEGIN
    CREATE COLLATION by_name (provider = icu, locale = 'ko');
EXCEPTION
    WHEN feature_not_supported OR undefined_object OR invalid_parameter_value THEN
        CREATE COLLATION by_name FROM "C";
END $$;
