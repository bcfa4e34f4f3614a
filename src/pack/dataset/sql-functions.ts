/**
 * The functions that conditions and derived columns may call, as they are written. All of them give the same value
 * for the same record, touch nothing outside of it, and give texts no longer than what they are given.
 */
export const CALLABLE: ReadonlySet<string> = new Set(
  `coalesce nullif ifnull if cast try_cast
   abs round floor ceil ceiling trunc sign mod greatest least
   date_diff datediff date_part datepart date_trunc datetrunc
   year quarter month day hour minute second dayofweek isodow weekday week dayofyear last_day
   lower upper trim ltrim rtrim length substr substring left right replace concat
   strpos instr starts_with ends_with contains prefix suffix
   regexp_matches regexp_full_match regexp_extract regexp_replace`.split(/\s+/),
);

/**
 * What DuckDB calls besides when operators and literals are written: arithmetic, `||`, `like` in its forms,
 * `interval 1 day`, a `date` text.
 */
export const BEHIND_OPERATORS: ReadonlySet<string> = new Set(
  `+ - * / // % || ~~ !~~ ~~* !~~* like_escape not_like_escape ilike_escape not_ilike_escape
   to_years to_months to_days to_hours to_minutes to_seconds`.split(/\s+/),
);
