-- The institutions of a part's records that have no record of their own; NULL stands for those without an id.
CREATE OR REPLACE TEMP TABLE asked AS
SELECT DISTINCT id
FROM (SELECT unnest(bodies) AS id FROM $rows)
WHERE id IS NULL OR id NOT IN (SELECT id FROM $known)
