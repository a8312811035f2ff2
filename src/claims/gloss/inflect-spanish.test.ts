import { expect, test } from 'vitest';
import { conjugate, feminineOf, pluralOf, type VerbForm } from './inflect-spanish.ts';

const formOf = (verb: string, kind: string, is: VerbForm): string | undefined =>
  conjugate(verb, kind).find((one) => one.is === is)?.form;

test.each<[string, string, VerbForm, string]>([
  ['desplegar', 'ie', '3p pres', 'despliegan'],
  ['desplegar', 'ie', '1p pres', 'desplegamos'],
  ['desplegar', 'ie', '3s subj', 'despliegue'],
  ['desplegar', 'ie', '1s pret', 'desplegué'],
  ['pedir', 'i', '3s pret', 'pidió'],
  ['pedir', 'i', '3s pres', 'pide'],
  ['pedir', 'i', 'ger', 'pidiendo'],
  ['sentir', 'ie-i', '3p pret', 'sintieron'],
  ['dormir', 'ue-u', '3s subj-past', 'durmiera'],
  ['producir', 'zc', '3s subj', 'produzca'],
  ['construir', 'y', '3p pres', 'construyen'],
  ['construir', '', '3s pret', 'construyó'],
  ['enviar', 'í', '3s pres', 'envía'],
  ['lanzar', '', '3s subj', 'lance'],
  ['atacar', '', '1s pret', 'ataqué'],
  ['proteger', '', '3s subj', 'proteja'],
  ['leer', '', 'pp', 'leído'],
  ['comprar', '', '3s fut', 'comprará'],
  ['comprar', '', '3p cond', 'comprarían'],
  ['comprar', '', '1p subj-past', 'compráramos'],
])('%s (%s), %s: %s', (verb, kind, is, form) => {
  expect(formOf(verb, kind, is)).toBe(form);
});

test.each([
  ['misil', 'misiles'],
  ['avión', 'aviones'],
  ['país', 'países'],
  ['voz', 'voces'],
  ['crisis', 'crisis'],
  ['interés', 'intereses'],
  ['iraní', 'iraníes'],
  ['base', 'bases'],
])('the plural of %s is %s', (one, many) => {
  expect(pluralOf(one)).toBe(many);
});

test.each([
  ['ruso', 'rusa'],
  ['español', 'española'],
  ['francés', 'francesa'],
  ['operador', 'operadora'],
  ['exterior', 'exterior'],
  ['alemán', 'alemana'],
  ['portátil', 'portátil'],
])('the feminine of %s is %s', (one, other) => {
  expect(feminineOf(one)).toBe(other);
});
