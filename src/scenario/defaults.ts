import type { Distribution, Quantity, Unit } from '../domain/quantity.ts';
import type { Reference } from '../domain/reference.ts';
import { supportOf } from '../domain/support.ts';
import { assumption, assumptionOr, assumptionSource } from './sources.ts';
import type { ResolvedSystem } from './systems.ts';

/** Heights above the ground that a scenario asks about when it names none, metres. 0 is the ground footprint. */
export const defaultAltitudesM: readonly number[] = [
  0, 50, 150, 500, 1000, 2000, 3000, 5000, 10000,
];

/** How many of the largest cities `points` asks about when the file does not say. */
export const defaultPoints = 10;

/** Half-width of the 95 % interval when the file does not say. */
export const defaultPrecision = 0.02;

/** Seed when the file does not say. */
export const defaultSeed = 1;

/** Numbers of a posture that are no figures of its system. */
export type PostureNumber =
  | 'launchersPerMissile'
  | 'missilesPerLauncher'
  | 'peoplePerUnit'
  | 'ready';

/** Figures for which there is always a default. */
export type DefaultFigure =
  | 'minRangeM'
  | 'floorM'
  | 'ceilingM'
  | 'targetSpeedMps'
  | 'killProbability'
  | 'reactionS'
  | 'missileSpeedMps'
  | 'readyRounds'
  | 'reloadS'
  | 'channels';

/** Hours after an alert at which readiness is read when the file does not say: at once, an hour, a quarter of a day, one, three, seven and thirty days. */
export const defaultAlertHours: readonly number[] = [0, 1, 6, 24, 72, 168, 720];

/** Period of the misidentification measure in days, and of the diversion measure in years, when the file does not say. */
export const defaultPeriod = { days: 30, years: 1 } as const;

/** Returns an assumption of the reference data. @throws RangeError when the data hold none of that name */
export function usualAssumption(reference: Reference, slug: string): Quantity {
  const held = assumption(reference, slug);
  if (held === null) throw new RangeError(`the reference data hold no assumption "${slug}"`);
  return held;
}

/** Returns the default mean time to call up a reserve, in hours. */
export function defaultReserveHours(reference: Reference): Quantity {
  const held = assumptionOr(
    reference,
    ['reserve-activation'],
    wide('reserve-activation', 's', [43_200, 259_200], 'no report says how long a call-up takes'),
  );
  const [low, high] = supportOf(held.distribution);
  const distribution: Distribution = { kind: 'uniform', low: low / 3600, high: high / 3600 };
  return { distribution, unit: 'count', source: held.source };
}

/** Returns the default of a number that is no figure of the catalogue: the reference's assumption, else a wide range with its reason. */
export function defaultNumber(
  reference: Reference,
  system: ResolvedSystem,
  key: PostureNumber | 'perPost' | 'hoursPerWeek',
): Quantity {
  const portable = system.category === 'manpads';
  switch (key) {
    case 'launchersPerMissile':
      return assumptionOr(
        reference,
        ['launchers-per-missile'],
        wide(
          key,
          'share',
          [0.05, 1],
          'no report says how many launchers there are for the missiles',
        ),
      );
    case 'missilesPerLauncher':
      return (
        system.figures.readyRounds ??
        assumptionOr(
          reference,
          ['missiles-per-launcher'],
          wide(
            key,
            'count',
            [1, portable ? 4 : 6],
            'no report says how many missiles a launcher has',
          ),
        )
      );
    case 'peoplePerUnit':
      return portable
        ? assumptionOr(
            reference,
            ['people-per-post'],
            wide(key, 'count', [1, 3], 'a post of a portable system is one to three people'),
          )
        : (system.figures.crew ??
            assumptionOr(
              reference,
              ['people-per-battery'],
              wide(key, 'count', [50, 200], 'no report says how many people a battery takes'),
            ));
    case 'ready':
      return assumptionOr(
        reference,
        ['ready', 'ready-share'],
        wide(key, 'share', [0.3, 0.8], 'no report says what share is ready'),
      );
    case 'perPost':
      return portable
        ? assumptionOr(
            reference,
            ['people-per-post'],
            wide(key, 'count', [1, 3], 'a post of a portable system is one to three people'),
          )
        : defaultNumber(reference, system, 'peoplePerUnit');
    case 'hoursPerWeek':
      return assumptionOr(
        reference,
        ['hours-per-week'],
        wide(key, 'hours-per-week', [40, 84], 'a working week to twelve hours a day'),
      );
  }
}

/** Returns the default of an envelope or weapon figure: the catalogue's, else an assumption that favours the claimant. */
export function defaultFigure(
  reference: Reference,
  system: ResolvedSystem,
  key: DefaultFigure,
): Quantity {
  const held = system.figures[key];
  if (held !== undefined) return held;
  switch (key) {
    case 'minRangeM':
    case 'floorM':
      return {
        distribution: { kind: 'fixed', value: 0 },
        unit: 'm',
        source: assumptionSource(`${key}-zero`, 'no figure was retrieved; 0 favours the claimant'),
      };
    case 'ceilingM': {
      const range = system.figures.rangeM;
      return {
        distribution: range?.distribution ?? { kind: 'fixed', value: 1000 },
        unit: 'm',
        source: assumptionSource(
          'ceiling-as-range',
          'no ceiling was retrieved; none can exceed the slant range',
        ),
      };
    }
    case 'targetSpeedMps':
      return assumptionOr(
        reference,
        ['target-speed'],
        wide(key, 'm/s', [200, 800], 'no figure was retrieved for the fastest target'),
      );
    case 'killProbability':
      return assumptionOr(
        reference,
        ['kill-probability'],
        wide(key, 'probability', [0.002, 0.8], 'from combat records to what makers claim'),
      );
    case 'reactionS':
      return assumptionOr(
        reference,
        ['reaction', 'reaction-time'],
        wide(key, 's', [5, 30], 'no figure was retrieved for the time from seeing to launch'),
      );
    case 'missileSpeedMps':
      return usualAssumption(reference, 'missile-speed');
    case 'readyRounds':
      return usualAssumption(reference, 'ready-rounds');
    case 'reloadS':
      return usualAssumption(reference, 'reload-time');
    case 'channels':
      return usualAssumption(reference, 'channels');
  }
}

function wide(key: string, unit: Unit, range: readonly [number, number], reason: string): Quantity {
  const [low, high] = range;
  const distribution: Distribution = { kind: 'uniform', low, high };
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { distribution, unit, source: assumptionSource(name, reason) };
}
