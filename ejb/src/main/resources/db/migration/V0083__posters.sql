-- The uploaded posters of events, drawn again as JPEG files in two widths. The address of a picture contains the hash.
CREATE TABLE posters (
    event_id     uuid        PRIMARY KEY REFERENCES events ON DELETE CASCADE,
    hash         text        NOT NULL CHECK (hash ~ '^[0-9a-f]{32}$'),
    small_width  integer     NOT NULL CHECK (small_width BETWEEN 1 AND large_width),
    small_height integer     NOT NULL CHECK (small_height > 0),
    small        bytea       NOT NULL,
    large_width  integer     NOT NULL,
    large_height integer     NOT NULL CHECK (large_height > 0),
    large        bytea       NOT NULL,
    uploaded_at  timestamptz NOT NULL
);
-- Two events may have the same picture.
CREATE INDEX posters_by_hash ON posters (hash);
-- JPEG files do not get smaller.
ALTER TABLE posters ALTER small SET STORAGE EXTERNAL, ALTER large SET STORAGE EXTERNAL;
