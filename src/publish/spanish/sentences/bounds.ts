import type { SentencePair } from '../translate.ts';

/** Lines of proof of the bounds, and where they come from. */
export const boundSentences: readonly SentencePair[] = [
  [
    'No system of this posture reaches a target {#height} m above the post, so nothing is covered there at any count.',
    'Ningún sistema de este dispositivo alcanza un blanco a {#height} m por encima del puesto, así que allí no queda nada cubierto con ningún número.',
  ],
  [
    '{units} cover at most {#area} km² if no two footprints overlap (ground radius {*radius} km), which is {#share} % of the {#whole} km² of {country}; {#asked} % would have to be covered.',
    '{units}: cubren como mucho {#area} km² si ninguna huella se solapa con otra (radio en el suelo: {*radius} km), es decir, el {#share} % de los {#whole} km² de {country}; habría que cubrir el {#asked} %.',
  ],
  [
    '{#points} points of the perimeter lie pairwise more than {#apart} km apart, so one unbroken line takes at least {#units} units of {#radius} km ground radius; {claimed} are claimed.',
    '{#points} puntos del perímetro distan entre sí más de {#apart} km, así que una línea sin huecos exige al menos {#units} unidades de {#radius} km de radio en el suelo; se afirman: {claimed}.',
  ],
  [
    'The main ring of {#length} km, cut into diameters. On a winding line this is no bound: a disc can hold more line than its diameter.',
    'El anillo principal de {#length} km, cortado en diámetros. En una línea sinuosa esto no es una cota: un disco puede contener más línea que su diámetro.',
  ],
  [
    'The thinnest cover of the plane by equal discs (density 2 pi / sqrt(27)) would take about {#units} units; the share is that of the largest hole-free region of the claimed units.',
    'El recubrimiento más ralo del plano con discos iguales (densidad 2 pi / sqrt(27)) exigiría unas {#units} unidades; la parte es la de la mayor región sin huecos de las unidades afirmadas.',
  ],
  [
    'At most {#operators} operators, {#each} for a post, {#hours} hours a week each, man {#posts} posts round the clock and {#surge} on a surge of a day; {counted} are counted.',
    'Como mucho {#operators} operadores, {#each} por puesto, {#hours} horas a la semana cada uno, ocupan {#posts} puestos día y noche y {#surge} en un esfuerzo de un día; se cuentan {counted}.',
  ],
  [
    '{=system}: at most {#missiles} missiles, so at most as many engagements.',
    '{=system}: como mucho {#missiles} misiles, así que como mucho otros tantos ataques.',
  ],
  [
    'union bound: the area of a union is at most the sum of the areas; a disc on the ellipsoid is no larger than the flat one (Bishop-Gromov)',
    'cota de la unión: la superficie de una unión es como mucho la suma de las superficies; un disco sobre el elipsoide no es mayor que el plano (Bishop-Gromov)',
  ],
  [
    'packing bound: a disc of radius rho holds at most one of a set of points pairwise more than 2 rho apart; larger discs hold at most (1 + r / rho)^2',
    'cota de empaquetado: un disco de radio rho contiene como mucho uno de un conjunto de puntos que distan entre sí más de 2 rho; los discos mayores contienen como mucho (1 + r / rho)^2',
  ],
  [
    'envelope: a slant range R and a ceiling H leave no point above min(R, H)',
    'envolvente: un alcance oblicuo R y un techo H no dejan ningún punto por encima de min(R, H)',
  ],
  ['information only', 'solo como información'],
  ['counting', 'recuento'],
  ['engagements <= missiles', 'ataques <= misiles'],
  [
    'posts <= operators / (perPost 168 h / hours)',
    'puestos <= operadores / (por puesto 168 h / horas)',
  ],
  [
    'Kershner 1939, The number of circles covering a set, Am. J. Math. 61:665; asymptotic, so information only',
    'Kershner 1939, The number of circles covering a set, Am. J. Math. 61:665; asintótica, así que solo como información',
  ],
  ['shift arithmetic: a week has 168 hours', 'aritmética de turnos: una semana tiene 168 horas'],
  ['{#operators} operators, {#each} for each unit', '{#operators} operadores, {#each} por unidad'],
  [
    'crews for {#posts} posts at most, everyone at work at once',
    'dotaciones para {#posts} puestos como mucho, con todos trabajando a la vez',
  ],
];
