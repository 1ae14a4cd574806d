-- The works that the ledger says are deleted.
SELECT DISTINCT number_of(work_id, 'W') AS id
FROM read_csv($ledger, header = true, all_varchar = true, delim = ',', quote = '"', null_padding = true,
  hive_partitioning = false)
WHERE number_of(work_id, 'W') IS NOT NULL
