-- The works in the order of their places.
SELECT "row" FROM $homes JOIN $starts USING (hub) ORDER BY start, "row"
