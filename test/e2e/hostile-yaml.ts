import { parseDocument, visit } from 'yaml';
import { everyForm, payload, shortPayload } from './hostile-inputs.ts';

const quoted = JSON.stringify;
const short = quoted(shortPayload);

/** A scenario file that runs, with markup in every field that takes free words. */
export const everyWord = `skyproof: 1
title: ${quoted(payload.slice(0, 300))}
asOf: 2025-10-23
territory: VEN
posture:
  - id: own
    system:
      name: ${short}
      rangeM: [100, { uniform: [3000, 4000], source: ${quoted(`assumption:${shortPayload}`)}, reason: ${quoted(payload)} }]
      altitudeM: [0, 2500]
      killProbability: { beta: [2, 8], reason: ${quoted(payload)} }
    count: { uniform: [100, 200], source: ${quoted(`claim:${shortPayload}`)} }
    ready: [0.3, 0.8]
    where:
      - { territory: true, share: 0.75 }
      - { circle: [-66.9, 8.0], radiusKm: 30, claim: ${short}, share: 0.25 }
  - id: other
    system: s-125
    count: 12
    where: [{ coast: true, source: ${quoted(`assumption:${shortPayload}`)}, reason: ${quoted(payload)} }]
postures:
  - { id: ${quoted(`+${shortPayload}`)}, label: ${quoted(`=${payload.slice(0, 190)}`)}, of: [own, other] }
intruders:
  - { id: ${short}, class: { name: ${short}, kind: drone, speedMps: [20, 40], altitudeM: [100, 500] } }
altitudesM: [3000, 0]
questions:
  - { id: ${short}, interpretation: area, claim: ${short}, quote: ${quoted(payload)} }
cases:
  - { id: ${short}, variant: ${short}, set: { posture.other.count: 50 } }
`;

/** Puts markup in the place of values. */
function replaceValues(isMeant: (value: unknown) => boolean): string {
  const document = parseDocument(everyForm);
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== 'key' && isMeant(scalar.value)) scalar.value = shortPayload;
    },
  });
  return document.toString();
}

/** Scenario files with markup where none can stand: words, keys, numbers and broken syntax, so that every message quotes it. */
export const everyField: readonly string[] = [
  replaceValues((value) => typeof value === 'string'),
  replaceValues((value) => typeof value === 'number'),
  // Every key.
  everyForm.replace(/\b[a-zA-Z]+(?=: )/g, (key) => quoted(`${key}${shortPayload}`)),
  `skyproof: 1\n${short}: [\n`,
  `skyproof: 1\n- ${payload}\n`,
  payload,
  `skyproof: 1\nasOf: 2025-10-23\nterritory: VEN\nposture: [{ system: igla-s, count: 5, where: [{ territory: true }] }]\ncases: [{ id: a, set: { ${quoted(`posture.${shortPayload}`)}: 1 } }]\n`,
];
