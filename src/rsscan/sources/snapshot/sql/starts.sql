-- Where each hub begins.
SELECT hub, sum(works) OVER (ROWS UNBOUNDED PRECEDING) - works AS start
FROM $tree
