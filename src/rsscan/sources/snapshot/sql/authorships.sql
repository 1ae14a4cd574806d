-- How many lines the bylines have.
SELECT coalesce(sum(lines), 0)::BIGINT FROM $rows WHERE "row" NOT IN (SELECT "row" FROM $losers)
