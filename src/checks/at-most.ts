import { type Checker, notApplicable, notProvidedFor, outcome } from './context.ts';

/** Compares two figures of which the first can be no larger than the second, such as callbacks and the cases called about. */
export const atMost: Checker<'at_most'> = async (spec, context) => {
  const [small, large] = [spec.figure, spec.than].map(({ metric, of }) =>
    context.lookup.figure(metric, of),
  );
  if (small?.result.status !== 'ok' || large?.result.status !== 'ok') {
    const missing = [
      ...(small?.result.status === 'ok' ? [] : [small?.metric.name ?? spec.figure.metric]),
      ...(large?.result.status === 'ok' ? [] : [large?.metric.name ?? spec.than.metric]),
    ];
    const metrics = [spec.figure.metric, spec.than.metric];
    return notApplicable(spec, missing, notProvidedFor(metrics, context));
  }
  const over = (small.result.value ?? 0) - (large.result.value ?? 0);
  return [
    outcome(spec, over > 0 ? 'differs' : 'agrees', {
      keys: [small.result.key, large.result.key],
      size: Math.max(0, over),
      facts: {
        small: small.metric.name,
        small_value: `${small.result.display}${small.metric.measure}`,
        large: large.metric.name,
        large_value: `${large.result.display}${large.metric.measure}`,
      },
    }),
  ];
};
