-- How many records a part has; of these the ones without a usable id, and those left out.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT count(*) AS records, count(*) - count(id) AS unusable, count(id) FILTER (NOT wanted) AS left_out
FROM (SELECT number_of(id, '$letter') AS id, $wanted AS wanted FROM $rows)
