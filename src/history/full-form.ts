import type { MetricOutcome, MetricResult, MetricsFile } from '../metrics/types.ts';
import { UNITS } from '../number/unit.ts';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * Whether a value is `metrics.json` as this version writes it, with nothing left out: then `metricsFileSchema` takes it
 * as it stands. Months are read by each run, and a schema takes some ten times as long over them as this does. What is
 * not in full form may still hold, or be told what it lacks: that is what the schema is for.
 */
export function isInFullForm(value: unknown): value is MetricsFile {
  return (
    isObject(value) &&
    value.schemaVersion === SCHEMA_VERSION &&
    typeof value.month === 'string' &&
    typeof value.pack === 'string' &&
    typeof value.organization === 'string' &&
    isListOf(value.metrics, isOutcome)
  );
}

type Given<Of> = { readonly [Name in keyof Of]?: unknown };

const KNOWN = ['final', 'draft', 'imported'];
const TRAIL_STATES = [...KNOWN, 'current', 'missing'];
const STATUSES = ['ok', 'not_provided', 'not_applicable', 'error'];

function isOutcome(one: Given<MetricOutcome>): boolean {
  return (
    typeof one.id === 'string' &&
    typeof one.name === 'string' &&
    typeof one.calculator === 'string' &&
    isOneOf(UNITS, one.unit) &&
    isOneOf(['lower', 'higher', 'none'], one.better) &&
    isOneOf(['census', 'sample'], one.population) &&
    typeof one.definition === 'string' &&
    isListOf(one.results, isResult)
  );
}

function isResult(one: Given<MetricResult>): boolean {
  return (
    typeof one.key === 'string' &&
    areMembers(one.by) &&
    isOneOf(STATUSES, one.status) &&
    isPart(one.numerator) &&
    isPart(one.denominator) &&
    isNumberOrNull(one.value) &&
    isDivided(one.denominator, one.value) &&
    typeof one.display === 'string' &&
    isNullOr(one.previous, isPrevious) &&
    isNumberOrNull(one.change) &&
    isTextOrNull(one.changeDisplay) &&
    isNumberOrNull(one.changeRate) &&
    isTextOrNull(one.changeRateDisplay) &&
    isListOf(one.targets, isVerdict) &&
    isNullOr(one.interval, ({ low, high }) => isNumber(low) && isNumber(high)) &&
    isNullOr(one.daily, isDaily) &&
    isNullOr(one.yearToDate, isYearToDate) &&
    isListOf(one.trail, isTrailPoint)
  );
}

function isPrevious(one: Given<NonNullable<MetricResult['previous']>>): boolean {
  return (
    typeof one.month === 'string' &&
    isOneOf(KNOWN, one.state) &&
    isPart(one.numerator) &&
    isPart(one.denominator) &&
    isNumber(one.value) &&
    isDivided(one.denominator, one.value) &&
    typeof one.display === 'string'
  );
}

function isDaily(one: Given<NonNullable<MetricResult['daily']>>): boolean {
  return (
    isNumber(one.value) &&
    typeof one.display === 'string' &&
    isNumberOrNull(one.changeRate) &&
    isTextOrNull(one.changeRateDisplay)
  );
}

function isYearToDate(one: Given<NonNullable<MetricResult['yearToDate']>>): boolean {
  return (
    isNumber(one.months) &&
    isNumberOrNull(one.numerator) &&
    isNumberOrNull(one.denominator) &&
    isNumber(one.value) &&
    isDivided(one.denominator, one.value) &&
    typeof one.display === 'string'
  );
}

function isTrailPoint(one: Given<MetricResult['trail'][number]>): boolean {
  return (
    typeof one.month === 'string' &&
    isOneOf(TRAIL_STATES, one.state) &&
    isNumberOrNull(one.numerator) &&
    isNumberOrNull(one.denominator) &&
    isNumberOrNull(one.value) &&
    isDivided(one.denominator, one.value) &&
    typeof one.display === 'string'
  );
}

function isVerdict(one: Given<MetricResult['targets'][number]>): boolean {
  return (
    typeof one.setBy === 'string' &&
    isNumber(one.limit) &&
    isOneOf(['<=', '<', '>=', '>'], one.comparator) &&
    typeof one.judges === 'boolean' &&
    (one.met === null || typeof one.met === 'boolean')
  );
}

function areMembers(by: unknown): boolean {
  if (!isObject(by) || Object.hasOwn(by, '__proto__')) return false;
  for (const name of Object.keys(by)) if (typeof by[name] !== 'string') return false;
  return true;
}

/** A rate over nothing has no value. */
function isDivided(denominator: unknown, value: unknown): boolean {
  return value === null || denominator !== 0;
}

function isPart(value: unknown): boolean {
  return value === null || (isNumber(value) && value >= 0);
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || isNumber(value);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isOneOf(known: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && known.includes(value);
}

type Part = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNullOr(value: unknown, holds: (one: Part) => boolean): boolean {
  return value === null || (isObject(value) && holds(value));
}

function isListOf(value: unknown, holds: (one: Part) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  for (const one of value) if (!isObject(one) || !holds(one)) return false;
  return true;
}
