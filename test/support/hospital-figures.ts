import type { HospitalMonth, Visit } from '../../fixtures/generator/hospital/model.ts';
import { SITES, TOPICS } from '../../fixtures/generator/hospital/model.ts';

/** A figure as it must come out: the pair of a rate, else its value. */
export type Wanted =
  | { readonly numerator: number; readonly denominator: number }
  | { readonly value: number };

/** Every figure of a month counted out of what happened, by the key of its result. */
export function hospitalFigures(month: HospitalMonth): Readonly<Record<string, Wanted>> {
  const { visits, complaints, enrolled } = month;
  const figures: Record<string, Wanted> = {};
  const people = (site: string | null) =>
    sum(enrolled.filter((one) => at(one, site)).map((one) => one.people));
  for (const site of [null, ...SITES]) {
    const name = (id: string) => (site === null ? id : `${id}?site=${site}`);
    const own = visits.filter((one) => at(one, site));
    const clinic = own.filter(({ kind }) => kind !== '急诊');
    const cases = complaints.filter((one) => at(one, site));
    const answered = cases.filter(({ solved }) => solved !== null);
    figures[name('visit.count')] = { value: own.length };
    figures[name('visit.fee')] = { value: sum(own.map(({ feeCents }) => feeCents)) / 100 };
    figures[name('visit.booked_rate')] = {
      numerator: clinic.filter(({ booked }) => booked).length,
      denominator: clinic.length,
    };
    figures[name('visit.return_rate')] = {
      numerator: returning(visits, site).size,
      denominator: new Set(own.map(({ patient }) => patient)).size,
    };
    figures[name('visit.wait_p80')] = { value: nearestRank(clinic, 80) / 60 };
    figures[name('visit.wait_mean')] = {
      numerator: sum(clinic.map(({ waitMinutes }) => waitMinutes)) / 60,
      denominator: clinic.length,
    };
    const answering = enrolled.filter((one) => at(one, site));
    figures[name('enrolled.followed_rate')] = {
      numerator: sum(answering.map(({ followed }) => followed)),
      denominator: sum(answering.map(({ due }) => due)),
    };
    figures[name('enrolled.people')] = { value: people(site) };
    figures[name('complaint.count')] = { value: cases.length };
    figures[name('complaint.per_10000')] = { numerator: cases.length, denominator: people(site) };
    figures[name('complaint.solved_on_time_rate')] = {
      numerator: answered.filter(
        ({ received, solved, limitHours }) => (solved ?? 0) - received <= limitHours * 60,
      ).length,
      denominator: answered.length,
    };
  }
  for (const { site, rank, satisfaction } of enrolled) {
    figures[`enrolled.rank?site=${site}`] = { value: rank };
    figures[`enrolled.satisfaction?site=${site}`] = { value: satisfaction / 100 };
  }
  for (const topic of TOPICS.filter((one) => complaints.some(({ topic }) => topic === one)))
    figures[`complaint.count?topic=${topic}`] = {
      value: complaints.filter((one) => one.topic === topic).length,
    };
  for (const kind of new Set(visits.map((one) => one.kind)))
    figures[`visit.kind_share?kind=${kind}`] = {
      numerator: visits.filter((one) => one.kind === kind).length,
      denominator: visits.length,
    };
  return figures;
}

function at({ site }: { readonly site: string }, wanted: string | null): boolean {
  return wanted === null || site === wanted;
}

/** Patients who came again, to this site, within three days after their last visit anywhere was over. */
function returning(visits: readonly Visit[], site: string | null): ReadonlySet<number> {
  const inTime = visits.toSorted((a, b) => a.registered - b.registered || a.closed - b.closed);
  const last = new Map<number, Visit>();
  const found = new Set<number>();
  for (const visit of inTime) {
    const before = last.get(visit.patient);
    const isSoon = before !== undefined && visit.registered <= before.closed + 3 * 24 * 60;
    if (isSoon && at(visit, site)) found.add(visit.patient);
    last.set(visit.patient, visit);
  }
  return found;
}

/** Minutes that so many percent of the visits did not wait longer than. */
function nearestRank(visits: readonly Visit[], percent: number): number {
  const waits = visits.map(({ waitMinutes }) => waitMinutes).sort((a, b) => a - b);
  return waits[Math.ceil((percent * waits.length) / 100) - 1] ?? Number.NaN;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
