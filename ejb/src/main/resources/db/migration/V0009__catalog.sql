-- Searching compares folded texts: one case, and one form of each character, since a Mac sends Hangul taken apart.
CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(normalize($1, NFKC));

-- A Korean search term often has two syllables (서울, 연극). That is too short for pg_trgm, which would read its whole index, and which in a
-- database of locale C keeps no Hangul at all. So the index holds the pairs of neighbouring characters, which serves terms of two
-- and needs no extension. A term of a single character has no pair and reads all; it narrows next to nothing anyway.
CREATE FUNCTION bigrams(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT substr($1, place, 2) FROM generate_series(1, length($1) - 1) place);

-- The line feed keeps a term from running over from one field into the next: nobody types one.
ALTER TABLE events ADD search_text text NOT NULL
    GENERATED ALWAYS AS (folded(title || chr(10) || coalesce(artist_name, ''))) STORED;
ALTER TABLE venues ADD search_text text NOT NULL
    GENERATED ALWAYS AS (folded(name || chr(10) || address)) STORED;
CREATE INDEX events_by_text ON events USING gin (bigrams(search_text));
CREATE INDEX venues_by_text ON venues USING gin (bigrams(search_text));
CREATE INDEX events_by_venue ON events (venue_id);
CREATE INDEX events_latest ON events (created_at DESC, id);

-- Words that mean the same in both languages; kept folded. A word may stand in several pairs.
CREATE TABLE keyword_mappings (
    id         uuid        PRIMARY KEY,
    korean     text        NOT NULL CHECK (length(korean) BETWEEN 1 AND 100 AND korean = folded(korean)),
    english    text        NOT NULL CHECK (length(english) BETWEEN 1 AND 100 AND english = folded(english)),
    created_at timestamptz NOT NULL,
    CONSTRAINT keyword_mappings_pair UNIQUE (korean, english)
);
CREATE INDEX keyword_mappings_by_english ON keyword_mappings (english);

INSERT INTO keyword_mappings (id, korean, english, created_at)
SELECT gen_random_uuid(), pair.korean, pair.english, now()
FROM (VALUES
    ('콘서트', 'concert'), ('공연', 'performance'), ('뮤지컬', 'musical'), ('연극', 'theater'), ('연극', 'play'), ('클래식', 'classical'),
    ('오페라', 'opera'), ('발레', 'ballet'), ('무용', 'dance'), ('재즈', 'jazz'), ('페스티벌', 'festival'), ('팬미팅', 'fan meeting'),
    ('전시', 'exhibition'), ('마술', 'magic'), ('영화', 'movie'), ('강연', 'talk'), ('힙합', 'hip-hop'), ('트로트', 'trot'),
    ('국악', 'gugak'), ('오케스트라', 'orchestra'), ('교향악단', 'symphony orchestra'),
    ('서울', 'seoul'), ('부산', 'busan'), ('대구', 'daegu'), ('인천', 'incheon'), ('광주', 'gwangju'), ('대전', 'daejeon'),
    ('울산', 'ulsan'), ('세종', 'sejong'), ('수원', 'suwon'), ('고양', 'goyang'), ('제주', 'jeju'), ('강남', 'gangnam'),
    ('홍대', 'hongdae'), ('종로', 'jongno'), ('잠실', 'jamsil'), ('올림픽공원', 'olympic park'), ('예술의전당', 'seoul arts center'),
    ('세종문화회관', 'sejong center'), ('고척스카이돔', 'gocheok sky dome'),
    ('아이유', 'iu'), ('방탄소년단', 'bts'), ('블랙핑크', 'blackpink'), ('뉴진스', 'newjeans'), ('세븐틴', 'seventeen'),
    ('에스파', 'aespa'), ('트와이스', 'twice'), ('싸이', 'psy'), ('태연', 'taeyeon'), ('임영웅', 'lim young-woong')
) AS pair (korean, english);

-- Whether anything of an event can still be sold: a seat of a performance to come that nobody has, or whose hold has run out. The catalogue
-- derives sold_out from it and needs to know nothing else of seats. It ends at the first free seat, reading performances_by_event, then
-- seats_ordinal, then seat_states by its key.
CREATE FUNCTION event_has_free_seat(event uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT
                   FROM performances performance
                   JOIN seats seat ON seat.performance_id = performance.id
                   JOIN seat_states state ON state.seat_id = seat.id
                   WHERE performance.event_id = event
                     AND performance.cancelled_at IS NULL
                     AND performance.starts_at > now()
                     AND (state.status = 'available' OR state.held_until <= now()));
