-- The rows of staged files with their places, and the bucket in which each lies.
SELECT $columns, place, place // $size AS bucket
FROM $rows JOIN (SELECT "row", place FROM $places WHERE "row" BETWEEN $low AND $high) USING ("row")
