SELECT id, profile FROM $rows ORDER BY place
