import type { RunState } from '../../domain/registry.ts';

/** What the metrics know when they are asked for. */
export interface Gauges {
  readonly streams: number;
  readonly waiting: number;
  readonly active: number;
  /** How many are in each state. */
  readonly runs: Readonly<Record<RunState, number>>;
}

/** Counts requests. */
export interface Metrics {
  /** `route` is a pattern of the API, never a path, so that the number of series is bounded and no key of a shared run is told. */
  readonly count: (method: string, route: string, status: number, seconds: number) => void;
  /** The text that Prometheus reads; `gauges` is null where the database does not answer. */
  readonly write: (gauges: Gauges | null, streams: number) => string;
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** Opens counters that begin at zero. */
export function openMetrics(): Metrics {
  const requests = new Map<string, number>();
  const times = new Map<string, { readonly buckets: number[]; sum: number; count: number }>();
  return {
    count: (method, route, status, seconds) => {
      const known = methods.has(method) ? method : 'other';
      const labels = `method="${known}",route="${route}",status="${status}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const time = times.get(route) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      times.set(route, time);
      for (const [at, bound] of bounds.entries())
        if (seconds <= bound) time.buckets[at] = (time.buckets[at] ?? 0) + 1;
      time.sum += seconds;
      time.count++;
    },
    write: (gauges, streams) => {
      const lines = [
        ...describe('skyproof_http_requests_total', 'counter', 'Requests that were answered.'),
        ...[...requests].map(([labels, n]) => `skyproof_http_requests_total{${labels}} ${n}`),
        ...describe('skyproof_http_request_duration_seconds', 'histogram', 'Time to the answer.'),
      ];
      for (const [route, { buckets, sum, count }] of times) {
        const name = 'skyproof_http_request_duration_seconds';
        for (const [at, bound] of bounds.entries())
          lines.push(`${name}_bucket{route="${route}",le="${bound}"} ${buckets[at]}`);
        lines.push(`${name}_bucket{route="${route}",le="+Inf"} ${count}`);
        lines.push(`${name}_sum{route="${route}"} ${sum}`);
        lines.push(`${name}_count{route="${route}"} ${count}`);
      }
      lines.push(...describe('skyproof_sse_clients', 'gauge', 'Clients that watch a run.'));
      lines.push(`skyproof_sse_clients ${streams}`);
      lines.push(...describe('skyproof_database_up', 'gauge', 'Whether the database answers.'));
      lines.push(`skyproof_database_up ${gauges === null ? 0 : 1}`);
      if (gauges !== null) {
        lines.push(...describe('skyproof_queue_jobs', 'gauge', 'Jobs in the queue.'));
        lines.push(`skyproof_queue_jobs{state="waiting"} ${gauges.waiting}`);
        lines.push(`skyproof_queue_jobs{state="active"} ${gauges.active}`);
        lines.push(...describe('skyproof_runs', 'gauge', 'Runs by state.'));
        for (const [state, n] of Object.entries(gauges.runs))
          lines.push(`skyproof_runs{state="${state}"} ${n}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}

const describe = (name: string, type: string, help: string): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];
