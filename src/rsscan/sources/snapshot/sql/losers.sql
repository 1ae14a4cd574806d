-- Rows of records that stand in several parts, but for the newest of each.
SELECT "row"
FROM $rows
WHERE id IN (SELECT id FROM $rows GROUP BY id HAVING count(*) > 1)
QUALIFY row_number() OVER (PARTITION BY id ORDER BY updated DESC NULLS LAST, "row" DESC) > 1
