-- What English pages show. A text that is missing is shown in Korean.
ALTER TABLE venues
    ADD english_name    text CHECK (length(english_name) BETWEEN 1 AND 200),
    ADD english_address text CHECK (length(english_address) BETWEEN 1 AND 300);
ALTER TABLE events
    ADD english_title       text CHECK (length(english_title) BETWEEN 1 AND 200),
    ADD english_artist      text CHECK (length(english_artist) BETWEEN 1 AND 200),
    ADD english_description text CHECK (length(english_description) BETWEEN 1 AND 10000);

-- A search finds both. The expression of a generated column cannot be changed before PostgreSQL 17, so the columns are made again, with the
-- indexes that go with them.
ALTER TABLE events
    DROP search_text,
    ADD search_text text NOT NULL GENERATED ALWAYS AS (folded(
        title || chr(10) || coalesce(artist_name, '') || chr(10) || coalesce(english_title, '') || chr(10) || coalesce(english_artist, '')))
        STORED;
ALTER TABLE venues
    DROP search_text,
    ADD search_text text NOT NULL GENERATED ALWAYS AS (folded(
        name || chr(10) || address || chr(10) || coalesce(english_name, '') || chr(10) || coalesce(english_address, ''))) STORED;
CREATE INDEX events_by_text ON events USING gin (bigrams(search_text));
CREATE INDEX venues_by_text ON venues USING gin (bigrams(search_text));

-- The language that mails to a user are written in.
ALTER TABLE users ADD language text NOT NULL DEFAULT 'ko' CHECK (language IN ('ko', 'en'));
