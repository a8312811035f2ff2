import type { VerdictWord } from '../../../domain/verdict.ts';
import { english } from '../../texts/en.ts';
import { spanish } from '../../texts/es.ts';
import type { SentencePair } from '../translate.ts';

/** The words of verdicts, alone, two of them, and in front of a reason. */
const words = (Object.keys(english.word) as VerdictWord[]).flatMap(
  (word): readonly SentencePair[] => {
    // A record is written with hyphens: `roughly even`, not `roughly even chance`.
    const own = new Set([english.word[word], word.replaceAll('-', ' ')]);
    return [...own].flatMap((one): readonly SentencePair[] => [
      [one, spanish.word[word]],
      [`is ${one} ({chance}).`, `es ${spanish.word[word]} ({chance}).`],
      [`is ${one} to {other} ({chance}).`, `es ${spanish.word[word]} a {other} ({chance}).`],
      [`${one}: {reason}`, `${spanish.word[word]}: {reason}`],
    ]);
  },
);

/** Sentences of verdicts, and why they are as they are. */
export const verdictSentences: readonly SentencePair[] = [
  ...words,
  ['below {#share} %', 'menos del {#share} %'],
  ['above {#share} %', 'más del {#share} %'],
  [
    'That the posture "{=posture}" {holds} on the ground footprint {rest}',
    'Que el dispositivo «{=posture}» {holds} en la huella en el suelo {rest}',
  ],
  // `at` stands in it twice.
  [
    'That the posture "{=posture}" engages at least 95 % of average crossings at {#height} m above the ground {rest}',
    'Que el dispositivo «{=posture}» ataca al menos el 95 % de los cruces medios a {#height} m sobre el suelo {rest}',
  ],
  [
    'That the posture "{=posture}" {holds} at {#height} m above the ground {rest}',
    'Que el dispositivo «{=posture}» {holds} a {#height} m sobre el suelo {rest}',
  ],
  ['covers the whole area', 'cubre toda la superficie'],
  ['leaves no gap along the perimeter', 'no deja ningún hueco en el perímetro'],
  [
    'leaves no uncovered way through the border belt',
    'no deja ningún camino descubierto a través de la franja fronteriza',
  ],
  ['covers every one of the largest cities', 'cubre cada una de las ciudades más grandes'],
  ['engages at least 95 % of average crossings', 'ataca al menos el 95 % de los cruces medios'],
  ['is impossible.', 'es imposible.'],
  ['cannot be determined.', 'no puede determinarse.'],
  [
    'One choice that no report settles moves the chance by {#bands} bands of the word scale.',
    'Una elección que ningún informe resuelve mueve la probabilidad {#bands} franjas de la escala de palabras.',
  ],
  [
    'No class of intruder in the scenario flies at this height.',
    'Ninguna clase de intruso del escenario vuela a esta altura.',
  ],
  [
    'This interpretation was not simulated in this run.',
    'Este sentido no se simuló en esta ejecución.',
  ],
  [
    'The interval touches {#bands} bands of the word scale; more trials are needed.',
    'El intervalo toca {#bands} franjas de la escala de palabras; hacen falta más ensayos.',
  ],
  [
    'Even with every unknown at its best end for the claimant the chance is below 1 %.',
    'Incluso con cada incógnita en su mejor extremo para quien lo afirma, la probabilidad es menor del 1 %.',
  ],
  ['{#count} worlds were drawn.', 'Se sortearon {#count} mundos.'],
  [
    'It turns on a number for which there is nothing but an assumption: with that at its 10 % point the chance is {low}, at its 90 % point {high}.',
    'Depende de un número para el que solo hay un supuesto: con él en su punto del 10 % la probabilidad es {low}; en su punto del 90 %, {high}.',
  ],
  ['{#share} %', '{#share} %'],
  [
    'The scenario names no claim for this question.',
    'El escenario no nombra ninguna afirmación para esta pregunta.',
  ],
  [
    "It tells of forces that are not the defender's; the scenario holds none of them.",
    'Habla de fuerzas que no son del defensor; el escenario no contiene ninguna de ellas.',
  ],
  [
    'It is said of the future or under a condition; no count of reserves and no time is stated that could be held against a record.',
    'Se dice del futuro o bajo una condición; no se indica un número de reservas ni un plazo que pueda contrastarse con un registro.',
  ],
  [
    'It ascribes an intent; intents are compared between reports but not computed.',
    'Atribuye una intención; las intenciones se comparan entre informes, pero no se calculan.',
  ],
  [
    'It tells an event; the checks compare its date and setting, no simulation tests it.',
    'Cuenta un suceso; las comprobaciones comparan su fecha y su marco, y ninguna simulación lo comprueba.',
  ],
  [
    'It is a judgement without a figure that could be held against a model or a record.',
    'Es una valoración sin una cifra que pueda contrastarse con un modelo o un registro.',
  ],
  [
    'It names a harm without a rate or a period; a figure would need both.',
    'Nombra un daño sin frecuencia ni período; una cifra necesitaría ambos.',
  ],
  [
    'It states no figure that could be held against a model or a record.',
    'No da ninguna cifra que pueda contrastarse con un modelo o un registro.',
  ],
  ['The system or its owner is not named.', 'No se nombra el sistema o su dueño.'],
  [
    'No register or inventory list that was retrieved gives a number of {=system} for {=country}.',
    'Ningún registro ni inventario recuperado da un número de {=system} para {=country}.',
  ],
  ['The public record documents {=what}.', 'El registro público documenta {=what}.'],
  [
    'The public record documents {#low} to {#high} ({=sources}).',
    'El registro público documenta de {#low} a {#high} ({=sources}).',
  ],
  [
    '{#claimed} is within what the public record documents: {#low} to {#high} ({=sources}).',
    '{#claimed} cabe en lo que documenta el registro público: de {#low} a {#high} ({=sources}).',
  ],
  [
    'The public record documents {#low} to {#high} ({=sources}), that is {#share} % of the {#claimed} claimed at most. This is what could be retrieved, not proof that no more exists.',
    'El registro público documenta de {#low} a {#high} ({=sources}), es decir, como mucho el {#share} % de los {#claimed} afirmados. Es lo que pudo recuperarse, no una prueba de que no haya más.',
  ],
  [
    'No place is named and no independent record of the deployment was retrieved.',
    'No se nombra ningún lugar y no se recuperó ningún registro independiente del despliegue.',
  ],
  [
    'No independent record that units stand at the places named ({=places}) was retrieved; geography does not contradict it.',
    'No se recuperó ningún registro independiente de que haya unidades en los lugares nombrados ({=places}); la geografía no lo contradice.',
  ],
  [
    'No public record of the operators was retrieved, and no post count is stated to hold against it.',
    'No se recuperó ningún registro público de los operadores, y no se indica un número de puestos con el que contrastarlo.',
  ],
  [
    'No public record of the operators was retrieved. {bound}',
    'No se recuperó ningún registro público de los operadores. {bound}',
  ],
  [
    'No public record of {=text} was retrieved, and no post count is stated to hold against it.',
    'No se recuperó ningún registro público de “{=text}”, y no se indica un número de puestos con el que contrastarlo.',
  ],
  [
    'No public record of {=text} was retrieved. {bound}',
    'No se recuperó ningún registro público de “{=text}”. {bound}',
  ],
  ['It states no figure that the catalogue holds.', 'No da ninguna cifra que esté en el catálogo.'],
  [
    "It states no figure; the catalogue's entry: {=system}, in service since {since}.",
    'No da ninguna cifra; la entrada del catálogo: {=system}, en servicio desde {since}.',
  ],
  [
    "It states no figure; the catalogue's entry: {=entry}.",
    'No da ninguna cifra; la entrada del catálogo: {=entry}.',
  ],
  ['unknown', 'fecha desconocida'],
  ['The catalogue gives {range}: {=paper}.', 'El catálogo da {range}: {=paper}.'],
  [
    'The report says {#stated} km, the catalogue {range}: {=paper}.',
    'El informe dice {#stated} km; el catálogo, {range}: {=paper}.',
  ],
  ['{#low} to {#high} km', 'de {#low} a {#high} km'],
  ['{#high} km', '{#high} km'],
  ['seen in time', 'que se vea a tiempo'],
  ['detection', 'detección'],
];
