-- How many records have no usable id, and how many were left out.
SELECT coalesce(sum(unusable), 0)::BIGINT, coalesce(sum(left_out), 0)::BIGINT FROM $rows
