-- Pairs of Korean and English words for the search.
CREATE TEMPORARY TABLE import_keywords ON COMMIT DROP AS
SELECT DISTINCT folded(btrim(korean)) AS korean, folded(btrim(english)) AS english
FROM origin_keyword_mappings;

WITH added AS (
    INSERT INTO keyword_mappings (id, korean, english, created_at)
    SELECT gen_random_uuid(), korean, english, now()
    FROM import_keywords
    WHERE length(korean) BETWEEN 1 AND 100
      AND length(english) BETWEEN 1 AND 100
    ON CONFLICT ON CONSTRAINT keyword_mappings_pair DO NOTHING
    RETURNING korean, english)
INSERT INTO import_report
SELECT 'keyword_mappings', pair.korean || ' ' || pair.english,
       CASE WHEN added.korean IS NOT NULL THEN 'taken'
            WHEN length(pair.korean) BETWEEN 1 AND 100 AND length(pair.english) BETWEEN 1 AND 100 THEN 'present'
            ELSE 'skipped'
       END,
       CASE WHEN length(pair.korean) BETWEEN 1 AND 100 AND length(pair.english) BETWEEN 1 AND 100 THEN NULL
            ELSE 'empty, or longer than 100 characters'
       END
FROM import_keywords pair
LEFT JOIN added USING (korean, english);
