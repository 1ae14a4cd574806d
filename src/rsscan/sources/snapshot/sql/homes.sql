-- The hub of every work; works without authors are spread over hubs of their own.
SELECT "row", coalesce(top & ((1::BIGINT << $bits) - 1), -1 - ("row" >> 12)) AS hub
FROM $rows LEFT JOIN $hubs USING ("row")
WHERE "row" NOT IN (SELECT "row" FROM $losers)
