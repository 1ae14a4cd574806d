-- The works that the ledger says are deleted.
SELECT DISTINCT number_of(work_id, 'W') AS id
FROM read_csv($ledger, header = true, hive_partitioning = false, columns = {work_id: 'VARCHAR', deleted_date: 'VARCHAR'})
WHERE number_of(work_id, 'W') IS NOT NULL
