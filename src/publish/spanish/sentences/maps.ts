import type { SentencePair } from '../translate.ts';

/** The words of a stored map and the areas in which units are placed. */
export const mapSentences: readonly SentencePair[] = [
  ['Where coverage would be likely', 'Dónde sería probable la cobertura'],
  [
    'Colour shows the chance that a place lies within reach of at least one unit.',
    'El color muestra la probabilidad de que un lugar quede al alcance de al menos una unidad.',
  ],
  [
    'Mean over all worlds and placements ({#trials} trials, cells of {#cell} km); no unit has a position.',
    'Promedio de todos los mundos y emplazamientos ({#trials} ensayos, celdas de {#cell} km); ninguna unidad tiene posición.',
  ],
  [
    'Outlined: the areas in which the reports or the scenario place units.',
    'Con contorno: las zonas donde los informes o el escenario sitúan unidades.',
  ],
  [
    'Outline: {=dataset}, de-facto borders. Cities: GeoNames (CC BY 4.0). Computed by Skyproof.',
    'Contorno: {=dataset}, fronteras de hecho. Ciudades: GeoNames (CC BY 4.0). Calculado por Skyproof.',
  ],
  [
    '{height}: averaged over the country, a place is covered with a chance of {#share} %.',
    '{height}: en promedio del país, la probabilidad de que un lugar esté cubierto es del {#share} %.',
  ],
  [
    '{height}: averaged over the country, a place is covered with a chance of below {#share} %.',
    '{height}: en promedio del país, la probabilidad de que un lugar esté cubierto es de menos del {#share} %.',
  ],
  [
    '{height}: averaged over the country, a place is covered with a chance of above {#share} %.',
    '{height}: en promedio del país, la probabilidad de que un lugar esté cubierto es de más del {#share} %.',
  ],
  [
    '{height}: averaged over the country, a place is covered with a chance of none.',
    '{height}: en promedio del país, la probabilidad de que un lugar esté cubierto es nula.',
  ],
  ['On the ground footprint', 'En la huella en el suelo'],
  ['At {#height} m', 'A {#height} m'],
  ['{#height} m', '{#height} m'],
  ['{#share} %', '{#share} %'],
  ['below {#share} %', 'menos del {#share} %'],
  ['above {#share} %', 'más del {#share} %'],
  ['under {#share} %', 'menos del {#share} %'],
  ['{#share} % or more', '{#share} % o más'],
  ['none', 'ninguna'],
  ['Height above the ground', 'Altura sobre el suelo'],
  ['Chance of being covered', 'Probabilidad de estar cubierto'],
  [
    'Map of the mean chance of coverage. {posture}.',
    'Mapa de la probabilidad media de cobertura: {posture}.',
  ],
  ['No map was computed in this run.', 'En esta ejecución no se calculó ningún mapa.'],
  ['Mean chance by height, as a table', 'Probabilidad media por altura, en una tabla'],
  ['Mean chance of coverage', 'Probabilidad media de cobertura'],
  ['anywhere in {country}', 'en cualquier lugar de {country}'],
  ['in the region {=region}', 'en la región {=region}'],
  ['within {#km} km of the land borders', 'a {#km} km como mucho de las fronteras terrestres'],
  [
    'within {#km} km of the border with {country}',
    'a {#km} km como mucho de la frontera con {country}',
  ],
  ['within {#km} km of the coast', 'a {#km} km como mucho de la costa'],
  [
    'within {#km} km of the cities with {#people} people or more',
    'a {#km} km como mucho de las ciudades de {#people} habitantes o más',
  ],
  [
    'within {#km} km of the {#count} largest cities',
    'a {#km} km como mucho de las {#count} ciudades más grandes',
  ],
  ['within {#km} km of the line {=places}', 'a {#km} km como mucho de la línea {=places}'],
  [
    'within {#km} km of a point that a claim names',
    'a {#km} km como mucho de un punto que nombra una afirmación',
  ],
  ['within {#km} km of {=places}', 'a {#km} km como mucho de {=places}'],
  ['in a drawn area that a claim names', 'en una zona dibujada que nombra una afirmación'],
  [
    'in a belt of {#km} km along the whole perimeter',
    'en una franja de {#km} km a lo largo de todo el perímetro',
  ],

  ['Claimed air defence of {country}', 'Defensa aérea que se afirma de {country}'],
];
