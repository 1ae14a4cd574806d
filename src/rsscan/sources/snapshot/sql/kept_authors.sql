-- The authors whose profiles are handed on.
SELECT DISTINCT id AS number FROM $recognised ORDER BY number
