-- Where the works lie that are handed on: those of parts that are as they were, but for the deleted.
SELECT place AS number
FROM $held SEMI JOIN $recognised USING (id) ANTI JOIN $deleted USING (id)
ORDER BY number
