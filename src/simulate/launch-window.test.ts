import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earliestLaunchS,
  type LaunchGeometry,
  meetingPointM,
  writeLaunchWindow,
} from './launch-window.ts';

/** The two intervals of a window. */
function findLaunchWindow(form: LaunchGeometry): {
  readonly fromS: readonly [number, number];
  readonly toS: readonly [number, number];
} {
  const window = new Float64Array(4);
  writeLaunchWindow(window, 0, form);
  const [from0 = 0, to0 = 0, from1 = 0, to1 = 0] = window;
  return { fromS: [from0, from1], toS: [to0, to1] };
}

const geometry = fc.record({
  alongM: fc.double({ min: -20_000, max: 120_000, noNaN: true }),
  across2: fc.double({ min: 0, max: 9e8, noNaN: true }),
  heightM: fc.double({ min: 0, max: 5_000, noNaN: true }),
  reachM: fc.double({ min: 500, max: 40_000, noNaN: true }),
  minRangeM: fc.double({ min: 0, max: 5_000, noNaN: true }),
  trackM: fc.double({ min: 1_000, max: 100_000, noNaN: true }),
  speedMps: fc.double({ min: 40, max: 400, noNaN: true }),
  missileSpeedMps: fc.double({ min: 100, max: 2_000, noNaN: true }),
});

/** Where a missile launched at a time meets the aircraft, by small steps of the flight time. */
function meetSlowly(form: LaunchGeometry, launchS: number): number | null {
  const gapAt = (flightS: number): number => {
    const x = form.speedMps * (launchS + flightS);
    const dx = x - form.alongM;
    const straightM = Math.sqrt(dx * dx + form.across2 + form.heightM * form.heightM);
    return straightM - form.missileSpeedMps * flightS;
  };
  const step = 0.05;
  for (let flightS = 0; flightS < 2_000; flightS += step) {
    if (gapAt(flightS) > 0 && gapAt(flightS + step) > 0) continue;
    let [low, high] = [flightS, flightS + step];
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (gapAt(middle) > 0) low = middle;
      else high = middle;
    }
    return form.speedMps * (launchS + high);
  }
  return null;
}

test('a missile meets the aircraft where its path first crosses it, found by small steps', () => {
  fc.assert(
    fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (form, part) => {
      const window = findLaunchWindow(form);
      if ((window.fromS[0] as number) > (window.toS[0] as number)) return;
      const launchS = window.fromS[0] + part * (window.toS[0] - window.fromS[0]);
      const meets = meetingPointM(form, launchS);
      const slow = meetSlowly(form, launchS);
      // Near the turning point of a slow missile two roots fall together, and steps of 0.05 s may pass both by.
      if (slow === null) expect(form.missileSpeedMps).toBeLessThan(form.speedMps);
      else if (form.missileSpeedMps >= form.speedMps) expect(meets).toBeCloseTo(slow, 2);
    }),
    { numRuns: 300 },
  );
});

test('every launch inside the window meets inside the envelope, outside the minimum range, on the track', () => {
  fc.assert(
    fc.property(
      geometry,
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (form, i, part) => {
        const window = findLaunchWindow(form);
        const from = window.fromS[i] as number;
        const to = window.toS[i] as number;
        if (from > to) return;
        const x = meetingPointM(form, from + part * (to - from));
        const ground2 = (x - form.alongM) * (x - form.alongM) + form.across2;
        const slack = 1 + 1e-4 * form.reachM;
        expect(Math.sqrt(ground2)).toBeLessThanOrEqual(form.reachM + slack);
        expect(Math.sqrt(ground2)).toBeGreaterThanOrEqual(form.minRangeM - slack);
        expect(x).toBeGreaterThanOrEqual(-slack);
        expect(x).toBeLessThanOrEqual(form.trackM + slack);
      },
    ),
    { numRuns: 1000 },
  );
});

test('no earlier launch would do: just before the window the meeting place lies outside', () => {
  fc.assert(
    fc.property(geometry, (form) => {
      const window = findLaunchWindow(form);
      if (window.fromS[0] > window.toS[0] || form.missileSpeedMps < form.speedMps) return;
      const x = meetingPointM(form, window.fromS[0] - 0.5);
      const first = Math.max(0, form.alongM - Math.sqrt(form.reachM ** 2 - form.across2));
      expect(x).toBeLessThan(first + 1e-6 * form.trackM);
      expect(meetingPointM(form, window.fromS[0])).toBeCloseTo(first, 3);
    }),
    { numRuns: 300 },
  );
});

test('the earliest launch is the asked time inside an interval, else the start of the next one', () => {
  const windows = Float64Array.of(0, -1, 0, -1, 10, 20, 30, 40);
  const at = [0, 10, 15, 20, 25, 30, 40].map((time) => earliestLaunchS(windows, 4, time));
  expect(at).toEqual([10, 10, 15, 20, 30, 30, 40]);
  expect(earliestLaunchS(windows, 4, 41)).toBe(Number.POSITIVE_INFINITY);
  expect(earliestLaunchS(windows, 0, 0)).toBe(Number.POSITIVE_INFINITY);
});

test('an envelope that does not reach the track has no window', () => {
  const form = {
    ...{ alongM: 0, across2: 101 * 101, heightM: 0, reachM: 100, minRangeM: 0 },
    ...{ trackM: 1000, speedMps: 100, missileSpeedMps: 500 },
  };
  expect(findLaunchWindow(form).toS).toEqual([-1, -1]);
  expect(findLaunchWindow({ ...form, across2: 0, alongM: -100.5 }).toS).toEqual([-1, -1]);
});
