-- Records in the order of their ids.
SELECT "row" FROM $rows WHERE "row" NOT IN (SELECT "row" FROM $losers) ORDER BY id
