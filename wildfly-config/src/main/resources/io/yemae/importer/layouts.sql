-- Layouts with their sections. If the name of a layout exists here, it gets a suffix.
CREATE TEMPORARY TABLE import_sections ON COMMIT DROP AS
SELECT layout.id AS layout_id,
       section.position::integer AS position,
       normalize(btrim(section.value ->> 'name'), NFC) AS name,
       CASE WHEN jsonb_typeof(section.value -> 'rows') = 'number' THEN (section.value ->> 'rows')::numeric END AS row_count,
       CASE WHEN jsonb_typeof(section.value -> 'seatsPerRow') = 'number' THEN (section.value ->> 'seatsPerRow')::numeric
       END AS seats_per_row,
       CASE WHEN jsonb_typeof(section.value -> 'startRow') = 'number' THEN (section.value ->> 'startRow')::numeric ELSE 1
       END AS start_row,
       CASE WHEN jsonb_typeof(section.value -> 'price') = 'number' THEN (section.value ->> 'price')::numeric ELSE 0 END AS price
FROM origin_seat_layouts layout
CROSS JOIN LATERAL jsonb_array_elements(
    CASE WHEN jsonb_typeof(layout.layout_config -> 'sections') = 'array' THEN layout.layout_config -> 'sections' ELSE '[]' END)
    WITH ORDINALITY AS section (value, position);

CREATE TEMPORARY TABLE import_layouts ON COMMIT DROP AS
SELECT layout.id,
       left(normalize(btrim(layout.name), NFC), 80)
           || CASE WHEN EXISTS (SELECT FROM seat_layouts WHERE seat_layouts.name = left(normalize(btrim(layout.name), NFC), 80))
                   THEN ' ' || left(layout.id::text, 8) ELSE '' END AS name,
       coalesce(layout.description, '') AS description,
       sections.total_seats,
       coalesce(layout.created_at, now()) AS created_at,
       CASE WHEN EXISTS (SELECT FROM seat_layouts WHERE seat_layouts.id = layout.id) THEN 'present'
            WHEN coalesce(btrim(layout.name), '') = '' THEN 'no name'
            WHEN NOT coalesce(sections.usable, false) THEN 'layout_config has no usable sections (name, rows, seatsPerRow, price, startRow)'
            WHEN sections.total_seats > 60000 THEN 'more than 60,000 seats'
       END AS problem
FROM origin_seat_layouts layout
CROSS JOIN LATERAL (SELECT sum(row_count * seats_per_row) AS total_seats,
                           bool_and(coalesce(length(name) BETWEEN 1 AND 50 AND row_count BETWEEN 1 AND 1000
                                             AND seats_per_row BETWEEN 1 AND 1000
                                             AND start_row BETWEEN 1 AND 10000 AND price BETWEEN 0 AND 10000000
                                             AND row_count = trunc(row_count) AND seats_per_row = trunc(seats_per_row)
                                             AND start_row = trunc(start_row) AND price = trunc(price), false))
                               AND count(*) = count(DISTINCT name) AS usable
                    FROM import_sections
                    WHERE layout_id = layout.id) sections;

INSERT INTO seat_layouts (id, name, description, total_seats, created_at)
SELECT id, name, description, total_seats, created_at
FROM import_layouts
WHERE problem IS NULL;

INSERT INTO seat_layout_sections (layout_id, position, name, row_count, seats_per_row, start_row, price)
SELECT section.layout_id, section.position - 1, section.name, section.row_count, section.seats_per_row, section.start_row, section.price
FROM import_sections section
JOIN import_layouts layout ON layout.id = section.layout_id
WHERE layout.problem IS NULL;

INSERT INTO import_report
SELECT 'seat_layouts', id, CASE WHEN problem IS NULL THEN 'taken' WHEN problem = 'present' THEN 'present' ELSE 'skipped' END, problem
FROM import_layouts;
