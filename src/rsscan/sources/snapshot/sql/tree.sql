-- Hubs in the order of the tree of parents, each with how many works it has: who writes together lies together.
SELECT hub, works
FROM (SELECT hub, count(*) AS works FROM $homes GROUP BY hub)
LEFT JOIN $parents AS one ON one.author = hub
LEFT JOIN $parents AS two ON two.author = one.parent
LEFT JOIN $parents AS three ON three.author = two.parent
ORDER BY three.parent, two.parent, one.parent, hub
