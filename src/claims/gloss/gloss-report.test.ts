import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import type { Report } from '../../domain/report.ts';
import { readReport } from '../../reports/read-report.ts';
import { readClaims } from '../read-claims.ts';
import { glossReport } from './gloss-report.ts';

const reference = createReference();

function reportOf(text: string): Report {
  const { report } = readReport({ name: 'r.txt', text, sha256: 'x', replaced: 0 });
  if (report === null) throw new Error('refused');
  return { ...report, language: 'es' };
}

const glossOf = (text: string): string =>
  glossReport(reportOf(text), reference.spanishWords).report.text;

test.each([
  [
    'Venezuela ha desplegado 5.000 misiles portátiles Igla-S en la costa norte.',
    'Venezuela has deployed 5,000 Igla-S portable missiles on the north coast.',
  ],
  [
    'El ministro negó que los sistemas hayan sido destruidos.',
    'The minister denied that the systems have been destroyed.',
  ],
  ['Aseguró que no tienen radares.', 'He assured that they do not have radars.'],
  ['Contamos con unos 300 lanzadores.', 'We have about 300 launchers.'],
  ['Se desplegaron 300 lanzadores en la frontera.', '300 launchers were deployed on the border.'],
  [
    'El país habría recibido dos baterías antiaéreas.',
    'The country has reportedly received 2 anti-aircraft batteries.',
  ],
  [
    'Si hubiera un ataque, habríamos desplegado los misiles.',
    'If there was an attack, we would have deployed the missiles.',
  ],
  [
    'Las fuerzas armadas van a comprar más de cinco mil misiles.',
    'The armed forces are going to buy more than 5,000 missiles.',
  ],
  [
    'El 3 de octubre de 2025 el presidente dijo que el 80 % de los radares funciona.',
    'On 3 October 2025 the president said that 80 % of the radars works.',
  ],
  [
    'Los misiles, capaces de derribar aviones, son rusos.',
    'The missiles, capable of shooting down aircraft, are Russian.',
  ],
  ['Hay tres baterías en la capital.', 'There are 3 batteries in the capital.'],
  ['La Argentina tiene 1,050 misiles.', 'Argentina has 1,050 missiles.'],
  [
    'El ejército recibió 3 mil 500 misiles hace dos años.',
    'The army received 3,500 missiles 2 years ago.',
  ],
  ['Ningún avión entrará, advirtió.', 'No aircraft will enter, he warned.'],
])('%s', (spanish, english) => {
  expect(glossOf(spanish)).toBe(english);
});

describe('what was read of a gloss is said of the report', () => {
  const text =
    'El presidente de Venezuela, Nicolás Maduro, aseguró este miércoles que su país cuenta con no menos de 5.000 misiles Igla-S en puestos clave de la defensa aérea. Según un diplomático europeo, solo funcionan unos 900 de los misiles portátiles.';
  const report = reportOf(text);
  const { claims } = readClaims([report], reference);
  const [first, second] = claims;

  test('claims have the words of the report', () => {
    expect(first).toMatchObject({
      speaker: 'Nicolás Maduro',
      actor: 'VEN',
      system: { id: 'igla-s', text: 'Igla-S' },
      quantity: { value: null, low: 5000, unit: 'missile', approx: 'at-least' },
    });
    expect(first?.quantity?.text).toBe('no menos de 5.000 misiles Igla-S');
    expect(second).toMatchObject({ quantity: { value: 900, approx: 'about', unit: 'missile' } });
    expect(second?.speaker).toContain('diplomático europeo');
  });

  test('spans lie in the report and hold the words that are claimed', () => {
    for (const { span } of claims)
      expect(text.slice(span.start, span.end).length).toBeGreaterThan(5);
    expect(text.slice(first?.span.start, first?.span.end)).toContain(
      'cuenta con no menos de 5.000 misiles Igla-S',
    );
    expect(text.slice(second?.span.start, second?.span.end)).toContain('funcionan unos 900');
  });
});

test('every part of a gloss stands for a part of the report, whatever the text', () => {
  const words =
    'el la los de que no se misil misiles desplegó hay 5.000 y « » . , ¿ ! — Igla-S Caracas ministro dijo a en con EE. UU. enviarlos\n'.split(
      ' ',
    );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (list) => {
      const text = `Los misiles ${list.join(' ')}`;
      const report = reportOf(text);
      const { report: glossed, parts } = glossReport(report, reference.spanishWords);
      let last = 0;
      for (const part of parts) {
        expect(part.start).toBeGreaterThanOrEqual(last);
        expect(part.source.start).toBeGreaterThanOrEqual(0);
        expect(part.source.end).toBeLessThanOrEqual(text.length);
        expect(part.source.start).toBeLessThan(part.source.end);
        last = part.end;
      }
      expect(last).toBeLessThanOrEqual(glossed.text.length);
      for (const { span } of readClaims([report], reference).claims)
        expect(span.end).toBeGreaterThan(span.start);
    }),
    { numRuns: 100 },
  );
});

test('the time grows with the text, not faster', () => {
  const sentence =
    'El ministro aseguró que se han desplegado unos 300 sistemas portátiles de defensa aérea en la frontera. ';
  const time = (times: number): number => {
    const report = reportOf(sentence.repeat(times));
    const started = performance.now();
    glossReport(report, reference.spanishWords);
    return performance.now() - started;
  };
  time(100);
  const [small, large] = [Math.min(time(100), time(100)), Math.min(time(1000), time(1000))];
  // Ten times the text: 10 where linear, 100 where quadratic.
  expect(large / small).toBeLessThan(40);
});
