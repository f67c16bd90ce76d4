-- How a layout is drawn: the stage, and each section by its name. Null if it is derived from rows and seats.
ALTER TABLE seat_layouts ADD geometry jsonb CHECK (jsonb_typeof(geometry) = 'object');
