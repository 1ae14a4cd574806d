-- Every topic once.
SELECT id, max(record) AS record FROM $topics GROUP BY id ORDER BY id
