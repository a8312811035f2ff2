import type { RaidStep } from '../../pipeline/replay-raid.ts';
import type { PageTexts } from './en.ts';

const happened: Readonly<Record<RaidStep['kind'], string>> = {
  in: 'entra',
  'stands-off': 'se queda fuera de alcance',
  engaged: 'es atacada',
  missed: 'no es alcanzada',
  stopped: 'es detenida',
  late: 'ya había sido detenida: el misil se pierde',
  empty: 'un puesto ha disparado su último misil',
  through: 'pasa',
};

/** Words of the view "one trial" in Spanish. */
export const spanishTrial: PageTexts['trial'] = {
  title: 'Un ensayo',
  lead: 'Una incursión conforme pasa el tiempo, en recuentos y tiempos transcurridos. No se muestra por dónde vuela ni dónde están los puestos.',
  onePossible: (number) =>
    `El ensayo ${number} es un mundo posible entre muchos. No es un pronóstico: otro ensayo transcurre de otro modo.`,
  onePossibleShort: 'Un mundo posible',
  noRaid: 'En el escenario no vuela ninguna incursión.',
  waiting: 'El ensayo se ejecuta de nuevo …',
  fault: (message) => `Este ensayo no puede contarse: ${message}`,
  case: 'Caso',
  class: 'Clase',
  classOption: (name, count) => `${name}, ${count} en la incursión`,
  height: 'Altura',
  posture: 'Sistemas contados',
  number: 'Número del ensayo',
  before: 'Ensayo anterior',
  next: 'Ensayo siguiente',
  player: 'Repetición',
  play: 'Reproducir',
  pause: 'Pausa',
  back: 'Paso atrás',
  step: 'Paso',
  restart: 'Desde el principio',
  speed: 'Velocidad',
  times: (factor) => `${factor} ×`,
  skips: 'saltar los tramos tranquilos',
  time: 'Tiempo transcurrido',
  clock: (now, end) => `${now} de ${end}`,
  reduced: 'Su dispositivo pide poco movimiento: la reproducción salta de suceso en suceso.',
  counts: 'Hasta ahora',
  count: {
    in: 'aeronaves que entraron',
    standOff: 'se quedan fuera de alcance',
    fired: 'misiles disparados',
    open: 'disparos en curso',
    missed: 'fallos',
    stopped: 'aeronaves detenidas',
    through: 'aeronaves que pasaron',
    empty: 'puestos sin misiles',
  },
  ofAll: (count, all) => `${count} de ${all}`,
  timeline: 'Cronología: una fila por aeronave',
  shortened: 'Los tramos tranquilos de más de un minuto se dibujan acortados (punteados).',
  timelineMore: (shown, all) =>
    `Se dibujan las primeras ${shown} de ${all} aeronaves; los recuentos las incluyen todas.`,
  legend: {
    in: 'entra o se queda fuera de alcance',
    engaged: 'atacada',
    missed: 'no alcanzada',
    stopped: 'detenida',
    through: 'pasa',
  },
  aircraft: (number) => `Aeronave ${number}`,
  events: 'Sucesos hasta ahora',
  event: (clock, step) =>
    step.kind === 'empty'
      ? `${clock}: ${happened.empty}.`
      : `${clock}: la aeronave ${step.aircraft} ${happened[step.kind]}${
          step.missiles > 1 ? ` (${step.missiles} misiles)` : ''
        }.`,
  noEvent: 'Todavía no ha ocurrido nada.',
  result: (stopped, all, through) =>
    `Al final: ${stopped} de ${all} detenidas, ${through} ${through === 1 ? 'pasó' : 'pasaron'}.`,
  numbers: 'Números de este ensayo',
  allUnknowns: (count) => `Los ${count} números que nadie conoce, tal como son en este mundo`,
  unknownHead: ['Lo que nadie conoce', 'En este mundo'],
  groupHead: ['Sistema', 'Afirmados', 'En su sitio', 'Listos'],
  shown: 'Lo que muestra este mundo a esa altura',
  shownNames: {
    area: 'superficie cubierta',
    gaps: 'huecos del perímetro',
    longest: 'hueco más largo',
    guarded: 'perímetro vigilado',
    belt: 'franja cerrada',
    points: 'ciudades más grandes cubiertas',
    engaged: 'cruces atacados',
  },
  yes: 'sí',
  no: 'no',
  fixed: (count) => (count === 1 ? 'Otro número es fijo.' : `Otros ${count} números son fijos.`),
  units: {
    m: 'm',
    s: 's',
    'm/s': 'm/s',
    share: '%',
    probability: '%',
    'hours-per-week': 'horas a la semana',
    hours: 'horas',
    days: 'días',
  },
};
