-- The users, the events and the sales at a counter that match a text. ReservationSlices inserts the statement that finds the users, the
-- folded texts and a condition on the events, and appends the statement that reads their reservations. Parameters: text; person (the text,
-- with a telephone number as it is stored); and those of the condition. By users_by_text, events_by_text and counter_sales_named. Names at
-- a counter are few, because they are deleted after the performance.
WITH buyers AS MATERIALIZED (
    %s),
titles AS MATERIALIZED (
    SELECT event.id
    FROM events event
    WHERE bigrams(event.search_text) @> (SELECT bigrams(folded(cast(:text AS text))))
      AND strpos(event.search_text, %s) > 0
      %%s),
sales AS MATERIALIZED (
    SELECT sale.reservation_id
    FROM counter_sales sale
    WHERE (sale.buyer_name IS NOT NULL OR sale.buyer_phone IS NOT NULL)
      AND strpos(folded(concat_ws(' ', sale.buyer_name, sale.buyer_phone)), %s) > 0)
