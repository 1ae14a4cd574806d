-- The institutions of a part's records, as these tell of them: of those that are asked for, the latest telling.
SELECT id, max(updated) AS updated, arg_max(record, (updated, record)) AS record
FROM (
  SELECT
    number_of(body.id, 'I') AS id,
    updated,
    to_json(struct_pack(id := body.id, ror := body.ror, display_name := body.display_name,
      country_code := body.country_code, lineage := body.lineage))::VARCHAR AS record
  FROM (SELECT coalesce(try_cast(updated_date AS TIMESTAMP), TIMESTAMP '1970-01-01') AS updated, unnest($bodies) AS body FROM $rows WHERE $wanted)
)
WHERE id IN (FROM asked)
GROUP BY id
ORDER BY id
