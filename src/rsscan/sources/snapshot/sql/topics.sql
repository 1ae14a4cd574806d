-- The topics of a part: of each the record.
SELECT number_of(id, 'T') AS id,
  to_json(struct_pack(id := id, display_name := name, subfield := struct_pack(id := subfield)))::VARCHAR AS record
FROM (
  SELECT topic.id AS id, max(topic.display_name) AS name, max(topic.subfield.id) AS subfield
  FROM (SELECT unnest(topics) AS topic FROM $rows WHERE $wanted)
  GROUP BY topic.id
)
WHERE number_of(id, 'T') IS NOT NULL
ORDER BY ALL
