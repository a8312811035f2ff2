import type { exportTexts } from './en-exports.ts';
import { sayChanceIs, startSentence, withOf } from './es-words.ts';
import type { Wide } from './form.ts';

/** The words of the exported files in Spanish. */
export const spanishExports: Wide<typeof exportTexts> = {
  figure: {
    run: (digest, asOf) => `Ejecución ${digest}, datos hasta ${asOf}.`,
  },
  map: {
    height: (altitude) =>
      altitude === null ? 'en la huella en el suelo' : `a ${altitude} sobre el suelo`,
    title: (height) => `Dónde sería probable la cobertura: ${height}`,
    seen: (posture) =>
      `El color muestra la probabilidad de que un lugar quede al alcance de al menos una unidad. ${startSentence(posture)}.`,
    mean: (share) =>
      `En promedio del país, la probabilidad de que un lugar esté cubierto ${sayChanceIs(share)}.`,
    cells:
      'Promedio de todos los mundos y emplazamientos en celdas de 25 km como mínimo; ninguna unidad tiene posición. Con contorno: las zonas donde los informes o el escenario sitúan unidades.',
    territory: 'Territorio',
    areas: 'Zonas en las que se sitúan unidades',
    areasNote: 'Tal como las nombran los informes o el escenario. Ninguna unidad tiene posición.',
    coverage: (height) => `Probabilidad de estar cubierto, ${height}`,
    coverageNote: (posture) =>
      `${startSentence(posture)}. Promedio de todos los mundos y emplazamientos en celdas de 25 km como mínimo. Se omiten las celdas que nunca están cubiertas.`,
    covered: (chance) => `${chance} cubierto`,
    source: (version, digest, asOf, dataset) =>
      `Skyproof ${version}, ejecución ${digest}, datos hasta ${asOf}. Contorno: ${dataset}, fronteras de hecho. Las celdas muestran promedios y ningún lugar de unidad alguna.`,
  },
  claimReview: {
    atGround: (sense) => `${sense}, en la huella en el suelo`,
    chance: (figure) => `probabilidad ${withOf(figure)}`,
    scale:
      'La palabra y el número indican la probabilidad de que el escudo se sostenga en este sentido si los intervalos declarados son ciertos: 1 imposible, 2 menos del 1 %, 3 hasta el 5 %, 4 hasta el 20 %, 5 hasta el 45 %, 6 hasta el 55 %, 7 hasta el 80 %, 8 hasta el 95 %, 9 hasta el 99 %, 10 por encima. La altura y el sentido son los que aquí se nombran; con otros puede ser distinta.',
    words: 'No hay número, porque ninguna probabilidad única lo representa.',
    author: 'Skyproof',
    authorNote:
      'Un programa. Juzga lo que afirma un texto mediante cotas, simulación y el registro público; ningún redactor lo ha comprobado.',
    digest: 'Resumen criptográfico de la ejecución de Skyproof',
  },
  adjudication: {
    title: 'Resultados por situación, para el árbitro de un juego',
    how: [
      'Busque la fila de la situación: qué sistemas se cuentan, qué clase, cuántas aeronaves y en qué franja de alturas vuelan. Tire un dado de cien caras; el resultado es el del tramo de tiradas que contiene la cara.',
      'adjudication-draws.csv contiene las mismas situaciones sorteo por sorteo: elija un sorteo, con el dado o a mano, y lea en su columna todas las situaciones de una partida, de modo que toda la partida transcurra en un mismo mundo posible.',
      'leakers: aeronaves que pasan. missiles-spent: misiles disparados contra ellas; cada resultado es el centro de una décima parte de los sorteos. engaged: 1 si la aproximación es atacada al menos una vez, 0 si no.',
      'Las aproximaciones son de tipo medio, sorteadas desde el lado que nombra el escenario. En estas tablas no hay posición, dirección ni hora alguna, ni pueden deducirse de ellas.',
    ],
    conditions: (list) => `Lo que estos resultados dejan abierto: ${list}.`,
  },
};
