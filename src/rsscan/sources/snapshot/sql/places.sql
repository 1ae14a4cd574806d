-- The place of every row: its number in their order.
SELECT "row", place
FROM (SELECT "row", row_number() OVER () - 1 AS place FROM $ordered)
ORDER BY "row"
