-- What the store knows of the institutions without a record of their own; a later telling takes its place.
SELECT id, TIMESTAMP '1970-01-01' AS updated, record FROM $institutions WHERE id IN (FROM asked) ORDER BY id
