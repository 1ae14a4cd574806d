-- The parent of an author: the hub with the most works among those of the author's works.
SELECT author, max(top) & ((1::BIGINT << $bits) - 1) AS parent
FROM $pairs JOIN $hubs USING ("row")
GROUP BY author
