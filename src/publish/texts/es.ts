import { spanishExports } from './es-exports.ts';
import { spanishLanguageModel } from './es-language-model.ts';
import { spanishPage } from './es-page.ts';
import { noChance, withOf } from './es-words.ts';
import type { PublishTexts } from './form.ts';

/** Every text of the published page, the verdict table and the exports, in Spanish. */
export const spanish: PublishTexts = {
  language: 'es',
  word: {
    impossible: 'imposible',
    'practically-excluded': 'prácticamente descartado',
    'almost-no-chance': 'casi sin posibilidad',
    'very-unlikely': 'muy improbable',
    unlikely: 'improbable',
    'roughly-even': 'tan probable como no',
    likely: 'probable',
    'very-likely': 'muy probable',
    'almost-certain': 'casi seguro',
    'practically-certain': 'prácticamente seguro',
    supported: 'respaldado',
    'not-supported-by-public-record': 'no respaldado por el registro público',
    contradicted: 'contradicho',
    undetermined: 'indeterminado',
    'not-testable': 'no comprobable',
  },
  figure: {
    below: (percent) => `menos del ${percent}`,
    above: (percent) => `más del ${percent}`,
    range: (from, to) => `${from} a ${to}`,
    none: noChance,
    under: (percent) => `menos del ${percent}`,
    orMore: (percent) => `${percent} o más`,
  },
  heights: {
    up: (from) => `desde ${from}`,
    upTo: (to) => `hasta ${to}`,
    ground: 'a ras de suelo',
    at: (height) => `a ${height}`,
    atFirst: (height) => `A ${height}`,
    between: (from, to) => `de ${from} a ${to}`,
  },
  exports: spanishExports,
  interpretation: {
    area: {
      title: 'Toda la superficie',
      holds: 'prácticamente cada punto del país queda al alcance de una unidad',
      noun: 'como cobertura de todo el país',
      sentenceNoun: 'Una cobertura de todo el país',
    },
    border: {
      title: 'Una frontera sin huecos',
      holds: 'cada punto del perímetro, costa incluida, queda al alcance de una unidad',
      noun: 'como frontera sin huecos',
      sentenceNoun: 'Una frontera sin huecos',
    },
    belt: {
      title: 'Una franja cerrada',
      holds: 'ningún camino sin cubrir atraviesa la zona fronteriza',
      noun: 'como franja cerrada a lo largo de la frontera',
      sentenceNoun: 'Una franja sin ningún camino descubierto',
    },
    points: {
      title: 'Las ciudades más grandes',
      holds: 'cada una de las ciudades más grandes está cubierta',
      noun: 'como cobertura de las ciudades más grandes',
      sentenceNoun: 'Una cobertura de todas las ciudades más grandes',
    },
    crossing: {
      title: 'Un cruce medio',
      holds: 'al menos el 95 % de las aproximaciones sorteadas son atacadas una vez',
      noun: 'como posibilidad de atacar una aproximación media',
      sentenceNoun: 'Que una aproximación media sea atacada',
    },
  },
  record: {
    record: 'registro público',
    crews: 'dotaciones',
    catalogue: 'catálogo de sistemas',
    reserves: 'reservas',
    none: 'sin prueba',
  },
  claimKind: {
    possession: 'posesión',
    deployment: 'despliegue',
    personnel: 'personal',
    capability: 'capacidad',
    effect: 'efecto',
    contingency: 'contingencia',
    threat: 'amenaza',
    assessment: 'valoración',
    risk: 'riesgo',
    event: 'suceso',
  },
  hedge: {
    asserted: 'dicho como un hecho',
    reported: 'según otros',
    alleged: 'alegado',
    unconfirmed: 'sin confirmar',
    estimated: 'estimado',
    denied: 'negado por quien habla',
  },
  headline: {
    nothingTested: 'Ninguna afirmación de estos informes puede comprobarse por simulación.',
    subject: (quote, thing) => {
      if (quote !== null)
        return thing === null
          ? `La afirmación “${quote}”`
          : `Con ${thing}, la afirmación “${quote}”`;
      return thing === null ? 'El escudo que se afirma' : `El escudo de ${thing} que se afirma`;
    },
    cannotCover: (subject, share) => {
      const best =
        share === null ? '' : `: como mucho queda al alcance el ${share} de la superficie`;
      return `${subject} no puede sostenerse como cobertura de todo el país${best}.`;
    },
    holdsAs: (subject, noun, words) => `${subject}, si se entiende ${noun}: ${words}.`,
    unbroken: (noun, words, best) => `${noun}: ${words}${best}.`,
    bestCaseSame: ', incluso con cada cifra abierta en su extremo más favorable',
    bestCase: (words) => `; con cada cifra abierta en su extremo más favorable: ${words}`,
    undetermined: (noun, span, driver) =>
      `${noun} no puede confirmarse ni descartarse con lo publicado (probabilidad: ${span}${
        driver === null ? '' : `; depende de ${driver}`
      }).`,
    above: (height) => ` A partir de ${height} sobre el suelo es imposible.`,
    chance: (figure) => `una probabilidad ${withOf(figure)}`,
  },
  languageModel: spanishLanguageModel,
  table: {
    asWritten: 'tal como se escribió',
    folded: ['Afirmación', 'Lectura', 'Dispositivo', 'Sentido', 'Veredicto', 'Mejor caso'],
    all: [
      'Afirmación',
      'Caso',
      'Lectura',
      'Dispositivo',
      'Sentido',
      'Variante',
      'Altura (m)',
      'Veredicto',
      'Probabilidad',
      'Intervalo del 95 %',
      'Mejor caso',
    ],
  },
  variant: {
    random: 'unidades situadas con independencia unas de otras, en vez de repartidas por igual',
    clustered: 'unidades reunidas de diez en diez',
    'ready-in-common': 'todas las unidades de un sistema listas, o ninguna',
    'perimeter-50m': 'frontera según el contorno más basto, 1 : 50 millones',
    'belt-10km': 'una franja de 10 km de fondo',
    'belt-50km': 'una franja de 50 km de fondo',
    'points-5': 'las 5 ciudades más grandes',
    'points-20': 'las 20 ciudades más grandes',
    asReport: (report) => `unidades situadas como lo cuenta ${report}`,
  },
  page: spanishPage,
};
