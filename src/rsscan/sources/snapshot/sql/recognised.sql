-- The numbers of the records of a part that a store keeps of it.
SELECT $number AS id
FROM $rows
WHERE $number IS NOT NULL AND ($wanted)
