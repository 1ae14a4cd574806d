-- Every institution once: by its own record, or by the latest that works and profiles tell of it.
SELECT id, coalesce(
    arg_max(record, (coalesce(updated, TIMESTAMP '1970-01-01'), record)) FILTER (own),
    arg_max(record, (coalesce(updated, TIMESTAMP '1970-01-01'), record))) AS record
FROM (
  SELECT id, updated, record, true AS own FROM $own
  UNION ALL
  SELECT id, updated, record, false AS own FROM $named
)
GROUP BY id
ORDER BY id
