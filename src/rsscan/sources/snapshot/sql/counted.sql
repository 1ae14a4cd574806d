-- How many records a part has; of these the ones without a usable id, and those left out.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT
  count(*) AS records,
  count(*) FILTER (number_of(id, '$letter') IS NULL) AS unusable,
  count(*) FILTER (number_of(id, '$letter') IS NOT NULL AND NOT ($wanted)) AS left_out
FROM $rows
