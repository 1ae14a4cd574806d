-- The hub of every work; works without authors are spread over hubs of their own, and so are those of more than $widest:
-- together they would be more than fits in memory, and 2,048 rows are the least that is written or read.
SELECT "row", coalesce(CASE WHEN lines > $widest THEN NULL ELSE top & ((1::BIGINT << $bits) - 1) END, -1 - ("row" >> 12)) AS hub
FROM $rows LEFT JOIN $hubs USING ("row")
WHERE "row" NOT IN (SELECT "row" FROM $losers)
