-- Who wrote what, by numbers alone.
SELECT "row", unnest(authors) AS author
FROM $rows
WHERE "row" NOT IN (SELECT "row" FROM $losers)
