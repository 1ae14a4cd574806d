-- What the store knows of the topics of the works that are handed on.
SELECT id, record
FROM $topics
WHERE id IN (SELECT unnest(json_extract(topics, '$$[*][0]')::BIGINT[]) FROM $rows)
ORDER BY id
