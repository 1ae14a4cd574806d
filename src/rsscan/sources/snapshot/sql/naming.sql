-- Text with the case of its letters folded as Python does it, as far as names have them; a dot above is that of "İ".
CREATE OR REPLACE TEMP MACRO folded(text) AS
  replace(replace(replace(lower(text), 'ß', 'ss'), 'ς', 'σ'), chr(775), '');

-- The words of names, each as a number of twenty bits, which other words may have too; a Latin letter alone is none.
CREATE OR REPLACE TEMP MACRO words_in(names) AS
  list_distinct(list_transform(
    list_filter(
      list_transform(
        string_split_regex(folded(names), '[\s\pZ\x{1c}-\x{1f}\x{85}]+'), lambda word: trim(word, '.,;:()"''-')),
      lambda word: length(word) > 1 OR unicode(word) > 127),
    lambda word: ('0x' || md5(word)[:5])::BIGINT));
