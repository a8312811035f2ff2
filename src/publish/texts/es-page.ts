import { sayChanceIs, startSentence } from './es-words.ts';
import type { PublishTexts } from './form.ts';

type Page = PublishTexts['page'];

const countWords = [
  'Ningún',
  'Un',
  'Dos',
  'Tres',
  'Cuatro',
  'Cinco',
  'Seis',
  'Siete',
  'Ocho',
  'Nueve',
];
const countWord = (count: number): string => countWords[count] ?? String(count);
const rows = (count: number): string => `${count} ${count === 1 ? 'fila' : 'filas'}`;

const answer: Page['answer'] = {
  flipped: (by) => `otra palabra con ${by}`,
  caption: (posture) =>
    `¿Se sostiene el escudo? ${startSentence(posture)}, tal como lo dicen los informes, a ras de suelo: la altura más favorable para la afirmación.`,
  head: [
    'Si “escudo” significa …',
    'Veredicto',
    'Probabilidad de que se sostenga',
    'Mejor caso para quien lo afirma',
  ],
  note: 'Cada palabra representa la probabilidad de que el escudo se sostenga en ese sentido (franjas de ICD 203). “Imposible” se dice solo donde una cota lo excluye para cualquier emplazamiento y cualquier valor de los intervalos declarados. Mejor caso: cada cifra abierta en el extremo de su intervalo que favorece a quien lo afirma.',
  stripLabel: (chance) => `Probabilidad en una escala de 0 a 100: ${chance}`,
  excluded: 'excluido por una cota',
};

const cards: Page['cards'] = {
  lead: 'Cada afirmación se juzga por sí sola. Las que hablan de un escudo se simulan; las que hablan de existencias, dotaciones o sistemas se contrastan con el registro público; las demás no pueden comprobarse, y se dice por qué.',
  filter: 'Mostrar',
  filterAll: 'todas las afirmaciones',
  filterKinds: {
    simulated: 'simuladas',
    record: 'contrastadas con el registro',
    untestable: 'no comprobables',
  },
  says: (speaker, report) =>
    speaker === null ? `el propio informe, en ${report}` : `${speaker}, en ${report}`,
  byModel: 'leída solo por un modelo de lenguaje',
  statedBy: (count, origins) =>
    ` · la dice${count === 1 ? '' : 'n'} ${count} de ${origins} ${
      origins === 1 ? 'origen independiente' : 'orígenes independientes'
    }`,
  scenarioQuestion: 'Pregunta del escenario, sin informe',
  tableHead: ['Sentido', 'Altura', 'Veredicto', 'Probabilidad', 'Intervalo del 95 %', 'Mejor caso'],
  allHeights: 'cualquier altura',
  moreHead: [
    'Lectura',
    'Dispositivo',
    'Sentido',
    'Elección estructural',
    'Veredicto',
    'Mejor caso',
  ],
  more: (count) => `Otras lecturas, dispositivos y elecciones estructurales (${rows(count)})`,
  cut: (shown, total) =>
    `Aquí se muestran ${shown} de ${total} filas; todas están en tables/verdicts.csv.`,
  why: 'Por qué',
  driver: (label, share) => `Lo que más decide: ${label} (el ${share} de la dispersión).`,
  tipping: (label, value) => `El veredicto cambiaría con ${label} = ${value}.`,
  noTipping: 'Ningún valor declarado de una sola incógnita cambiaría el veredicto.',
  conditions: (list) => `Lo que esta cifra deja abierto: ${list}.`,
  flipped: (by) => `La elección: ${by}.`,
  untested: 'Afirmaciones que ninguna simulación ni registro puede comprobar',
  noVerdict: 'No se planteó ninguna pregunta sobre esta afirmación.',
  sameAs: (number) =>
    `Comprobada del mismo modo que la afirmación ${number}, con los mismos veredictos.`,
  sameMore: 'Los veredictos',
  ownVariant: 'veredicto de la afirmación',
};

const drivers: Page['drivers'] = {
  lead: (posture) =>
    `${startSentence(posture)}, tal como lo dicen los informes, a ras de suelo. Cada barra muestra cómo cambia la probabilidad cuando una incógnita pasa de un valor bajo (su punto del 10 %) a uno alto (su punto del 90 %) y todo lo demás queda abierto.`,
  chance: (chance, luck, range) =>
    `La probabilidad ${sayChanceIs(chance)}. De lo que hace que se sostenga en un mundo y falle en otro, el ${luck} es azar: quedaría aunque se conociera cada número. Según las incógnitas, la propia probabilidad va de ${range} (puntos del 5 % y del 95 %).`,
  lead1: (label) => ` De las incógnitas, la que más decide: ${label}.`,
  tips: (label, value) => ` La probabilidad cruza la mitad con ${label} = ${value}.`,
  noTip: {
    below: ' Ningún valor declarado de ella sube la probabilidad hasta la mitad.',
    above: ' Ningún valor declarado de ella baja la probabilidad hasta la mitad.',
    near: ' La probabilidad se mantiene cerca de la mitad en todo su intervalo.',
    chance:
      ' Ninguna incógnita mueve la probabilidad lo bastante como para nombrar un valor en el que cambie.',
  },
  beyond: (value) =>
    ` Más allá de su intervalo cruzaría la mitad hacia ${value}; eso prolonga la curva donde no se ejecutó ningún mundo: es una orientación y no un resultado.`,
  screened: (count, most) =>
    count === 1
      ? `Se examinó otra incógnita: de un extremo a otro de su intervalo mueve la probabilidad como mucho un ${most}.`
      : `Se examinaron otras ${count} incógnitas: de un extremo a otro de su intervalo ninguna mueve la probabilidad más de un ${most}.`,
  sure: (senses) =>
    `Casi seguros o casi descartados con cualquier valor declarado, de modo que ninguna incógnita decide: ${senses}.`,
  aria: (sense) => `Lo que mueve la probabilidad: ${sense}`,
  axis: 'Probabilidad de que se sostenga (%)',
  caption: (trials) =>
    `Línea vertical: la probabilidad con todo abierto. Calculado con ${trials} mundos simulados. Fuente: Skyproof.`,
  table: 'Las cifras en una tabla',
  tableHead: [
    'Incógnita',
    'De → a',
    'Probabilidad',
    'Por sí sola',
    'Con otras',
    'Pasos en su intervalo',
  ],
  variants: 'Elecciones estructurales',
  variantsLead:
    'Elecciones que ningún informe resuelve, hechas cada una del otro modo. Si dos distan dos palabras o más, la afirmación queda indeterminada.',
  choice: 'Elección',
  own: 'tal como se simuló',
};

const attack: Page['attack'] = {
  lead: 'Un resultado que no puede atacarse vale poco. Estos son sus puntos más débiles, en el orden en que cambiarían la respuesta.',
  proof: (senses) =>
    `“Imposible” (${senses.toLowerCase()}) se apoya en una cota que vale para cualquier emplazamiento. Un solo emplazamiento que la supere, con los números declarados, la refuta; la demostración está bajo las cotas.`,
  assumed: (names) =>
    `Estos números son supuestos y son los que más mueven la respuesta; una fuente mejor para cualquiera de ellos la cambia: ${names}.`,
  flip: (sense, by) =>
    `“${sense}” queda indeterminado por una elección: ${by}. Un informe que la resuelva resuelve el veredicto.`,
  reading: (claims, reports) =>
    `El programa leyó ${claims} ${claims === 1 ? 'afirmación' : 'afirmaciones'} en ${reports} ${
      reports === 1 ? 'informe' : 'informes'
    }. Una afirmación mal leída puede corregirse en la página o en un archivo de afirmaciones, y repetirse la ejecución.`,
  form: 'El modelo conoce alcances, números y lugares, no personas, guerra electrónica ni lo que ocurre dentro de un arma. Donde eso decide, favorece a quien lo afirma.',
  seed: 'Las cifras son muestras al azar. Otra semilla las mueve dentro de sus intervalos; si las mueve más, comuníquelo.',
};

const reports: Page['reports'] = {
  origins: (count, origins, alike) =>
    `${count === 1 ? 'Un informe procede' : `${countWord(count)} informes proceden`} de ${
      origins === 1
        ? 'un solo origen independiente'
        : `${countWord(origins).toLowerCase()} orígenes independientes`
    }${alike === null ? '' : ` (el par más parecido coincide en un ${alike})`}.`,
  originsNote: 'Los informes que comparten origen cuentan como una sola fuente.',
  legend: 'Las afirmaciones van subrayadas según su tipo; el número lleva al veredicto.',
  corrected: (ids) =>
    ids.length === 1
      ? `Una afirmación se corrigió a mano y no está como la leyó el programa: ${ids.join(', ')}.`
      : `${countWord(ids.length)} afirmaciones se corrigieron a mano y no están como las leyó el programa: ${ids.join(', ')}.`,
  byModel: (ids) =>
    ids.length === 1
      ? `Una afirmación la leyó solo un modelo de lenguaje, y no las reglas: ${ids.join(', ')}.`
      : `${countWord(ids.length)} afirmaciones las leyó solo un modelo de lenguaje, y no las reglas: ${ids.join(', ')}.`,
  undated: 'sin fecha',
  noPublisher: 'no se indica quién lo publicó',
  none: 'Esta ejecución se hizo solo a partir de un escenario; no hay informes.',
};

const contradictions: Page['contradictions'] = {
  severity: { error: 'Error', warning: 'Duda', info: 'Nota' },
  kind: {
    geography: 'geografía',
    chronology: 'fechas',
    arithmetic: 'aritmética',
    designation: 'designación',
    attribution: 'atribución',
    unit: 'unidad',
    wording: 'redacción',
  },
  relations: 'Afirmación frente a afirmación',
  relation: { agree: 'Coinciden', conflict: 'Difieren', 'only-in': 'Solo en uno' },
  none: 'No se encontró ninguna contradicción.',
};

const map: Page['map'] = {
  seen: (share, height) =>
    `${height}: en promedio del país, la probabilidad de que un lugar esté cubierto ${sayChanceIs(share)}.`,
  ground: 'En la huella en el suelo',
  lead: 'El color muestra la probabilidad de que un lugar quede al alcance de al menos una unidad.',
  method: (cell, trials) =>
    `Promedio de todos los mundos y emplazamientos (${trials} ensayos, celdas de ${cell}); ninguna unidad tiene posición. Con contorno: las zonas donde los informes o el escenario sitúan unidades.`,
  choose: 'Altura sobre el suelo',
  legend: 'Probabilidad de estar cubierto',
  credit: (dataset) =>
    `Contorno: ${dataset}, fronteras de hecho. Ciudades: GeoNames (CC BY 4.0). Calculado por Skyproof.`,
  label: (posture) => `Mapa de la probabilidad media de cobertura: ${posture}.`,
  areas: 'zona de despliegue',
  none: 'En esta ejecución no se calculó ningún mapa.',
  table: 'Probabilidad media por altura, en una tabla',
  tableHead: ['Altura sobre el suelo', 'Probabilidad media de cobertura'],
};

const altitude: Page['altitude'] = {
  sentence: (one, two) =>
    `En la huella en el suelo, el ${one} de la superficie queda al alcance de al menos una unidad${
      two === null ? '' : ` y el ${two} al alcance de dos`
    }.`,
  empty: (height) =>
    ` Más arriba los círculos se encogen; a partir de ${height} no queda nada cubierto.`,
  axis: 'Parte de la superficie al alcance (%)',
  yAxis: 'Altura sobre el suelo (filas sin escala)',
  series: (k) => (k === 1 ? '1 unidad o más' : `${k} unidades o más`),
  intervals: 'Línea: intervalo de Monte Carlo del 95 % de la media.',
  intervalsWithRange:
    'Línea fina: del 5 % al 95 % según las incógnitas. Línea gruesa: intervalo de Monte Carlo del 95 % de la media.',
  source: (trials, posture) =>
    `${startSentence(posture)}. Caso base, hasta ${trials} ensayos por fila. Calculado por Skyproof.`,
  table: 'Las cifras en una tabla',
  tableHead: [
    'Altura',
    'Unidades',
    'Parte media',
    'Intervalo del 95 %',
    '5–95 % según las incógnitas',
  ],
  none: 'La cobertura no estaba entre las medidas de esta ejecución.',
};

const readiness: Page['readiness'] = {
  sentence: (curve, from, to, low, high) =>
    `${curve}: con el ${from} de las unidades listas, la probabilidad de una frontera sin huecos es: ${low}; con el ${to}: ${high}.`,
  axis: 'Parte de las unidades que está lista (%)',
  yAxis: 'Probabilidad de una frontera sin huecos (%)',
  source: (trials) =>
    `Banda: intervalo del 95 %, ${trials} ensayos por punto. Calculado por Skyproof.`,
  table: 'Las cifras en una tabla',
  tableHead: ['Curva', 'Unidades listas', 'Probabilidad', 'Intervalo del 95 %', 'Ensayos'],
  none: 'En esta ejecución no se calculó ninguna curva de disponibilidad.',
};

const afterAlert: Page['afterAlert'] = {
  lead: 'Parte de todos los puestos que alguna vez podrían ocuparse, reservas incluidas, que puede disparar un tiempo después de la alerta. Al principio todas las dotaciones están de servicio y después por turnos; los puestos se averían y se reparan; los que no reciben suministros se detienen.',
  posture: 'Dispositivo',
  hours: (count) =>
    count === '0' ? 'en el momento de la alerta' : `${count} ${count === '1' ? 'hora' : 'horas'}`,
  days: (count) => `${count} ${count === '1' ? 'día' : 'días'}`,
  note: (trials) =>
    `En gris: intervalo del 95 % de la media. Caso base, hasta ${trials} ensayos. Calculado por Skyproof.`,
};

const raids: Page['raids'] = {
  lead: (posture) =>
    `Varias aeronaves en una misma trayectoria recta, sorteada en cada mundo, contra el dispositivo: ${posture}. Los puestos disparan un misil, miran y vuelven a disparar mientras les queden misiles; no se hablan entre sí.`,
  seen: 'Cada puesto sabe de la incursión desde su comienzo, lo que favorece la afirmación.',
  detected: 'Un puesto dispara solo a lo que ve.',
  head: [
    'Incursión',
    'Altura',
    'Pasan, media',
    'Probabilidad de que no pase ninguna',
    'Misiles disparados, media',
  ],
  raid: (count, name) => `${name}, ${count} ${count === '1' ? 'aeronave' : 'aeronaves'}`,
  ground: 'huella en el suelo',
  note: (trials) =>
    `En gris: intervalo del 95 %. Caso base, hasta ${trials} ensayos. Una trayectoria media, no una que alguien haya elegido. Calculado por Skyproof.`,
};

const sizing: Page['sizing'] = {
  lead: (posture) =>
    `El menor número de puestos, y la menor parte lista de los puestos afirmados, con los que cada sentido se sostendría en 95 de 100 mundos, a ras de suelo. Dispositivo: ${posture}; todo lo demás como en el caso base. Recuentos, no lugares.`,
  head: ['Sentido', 'Puestos', 'Parte lista'],
  none: 'ninguno de los probados',
  note: (trials) => `En gris: valores que ${trials} mundos no distinguen. Calculado por Skyproof.`,
};

const misidentification: Page['misidentification'] = {
  title: 'Aeronaves propias y civiles atacadas por error',
  restraint:
    'Con qué frecuencia un puesto tomaría por intrusa una aeronave propia o civil y dispararía, sumando todos los puestos. En esta cifra no hay lugar, vuelo ni aerolínea. Es un argumento a favor de la contención: en semanas, hasta una probabilidad pequeña por aeronave se acumula, y ningún disparo puede anularse.',
  head: ['Período', 'Sucesos, media', 'Probabilidad de al menos uno'],
  period: (days) => `${days} ${days === '1' ? 'día' : 'días'}`,
  note: (trials) =>
    `En gris: intervalo del 95 %. Igual para todos los dispositivos. Caso base, hasta ${trials} ensayos. Calculado por Skyproof.`,
};

const diversion: Page['diversion'] = {
  title: 'Misiles que desaparecen',
  lead: (years, isOne) =>
    `Misiles sin localizar tras ${isOne ? 'un año' : `${years} años`} de almacenamiento. Uno sin un lanzador de su sistema no puede dispararse, así que los que desaparecen junto con un lanzador se cuentan aparte. Advertido: al menos un número de serie que falta está entre los que busca una auditoría.`,
  head: [
    'Dispositivo',
    'Misiles desaparecidos, media',
    'Probabilidad de al menos uno',
    'Con lanzador, media',
    'Probabilidad de que se advierta',
  ],
  note: (trials) =>
    `En gris: intervalo del 95 %. Caso base, hasta ${trials} ensayos. Calculado por Skyproof.`,
};

const assumptions: Page['assumptions'] = {
  lead: 'Las afirmaciones vienen de los informes y los datos, del catálogo; un supuesto es un intervalo que nadie declara, con su motivo. Los grados siguen el código del Almirantazgo: fiabilidad de la fuente A–F, credibilidad de lo dicho 1–6.',
  head: ['Magnitud', 'Valor o intervalo', 'Unidad', 'Clase', 'Fuente', 'Grado'],
  kind: { claim: 'afirmación', fact: 'dato', assumption: 'supuesto' },
};

const bounds: Page['bounds'] = {
  lead: 'Son fórmulas cerradas, no simulaciones. Usan las cifras de quien lo afirma, con todo el mundo listo y cada unidad en el mejor lugar posible.',
  head: [
    'Sentido',
    'Dispositivo, lectura',
    'Alcance',
    'Altura',
    'Harían falta',
    'Afirmadas',
    'Mejor parte',
    'Resultado',
  ],
  proof: 'Demostración y fórmula',
  impossible: 'imposible',
  notExcluded: 'no excluido',
  reference: 'como referencia, no excluye nada',
  noNumber: 'ningún número bastaría',
  more: (count) =>
    count === 1
      ? 'Una fila más, de otra altura, lectura o dispositivo'
      : `${count} filas más, de otras alturas, lecturas y dispositivos`,
  cut: (count) =>
    count === 1
      ? 'Una fila más está en tables/bounds.csv.'
      : `${count} filas más están en tables/bounds.csv.`,
  crews: 'Dotaciones',
  ammunition: 'Munición',
};

const limits: Page['limits'] = [
  'No dice si las unidades existen. Dice lo que se seguiría si existieran.',
  'Para la superficie, la frontera y las ciudades, todo lugar cubierto cuenta como defendido: no se pregunta si una aeronave se ve a tiempo, si la dotación está alerta ni si el disparo acierta. Las cifras se inclinan a favor de la afirmación.',
  'Los cruces son promedios de aproximaciones sorteadas. Son un límite superior frente a un intruso que elige, y no dicen nada de ninguna ruta.',
  'Las unidades se sitúan al azar dentro de zonas con nombre. No se calcula para su publicación ninguna posición, hueco ni ruta, y ninguna puede leerse en el mapa.',
  'Las fronteras son la línea de hecho del conjunto de datos; la longitud del perímetro depende del paso a lo largo de la línea.',
  'Aquí una probabilidad se refiere a la afirmación bajo los intervalos declarados. Otros intervalos dan otras cifras; todos están en la tabla de números.',
  'El modelo de cobertura no se ha comparado con una defensa real; los pronósticos de afirmaciones pasadas se han comparado con lo que ocurrió (skyproof validate --backtests). Cómo se comprobó el modelo, de dónde vienen sus números y quién no debería usarlo está en su ficha, docs/model-card.md del programa.',
];

const ground: Page['ground'] = {
  smooth:
    'El terreno no está en las cifras: la tierra es lisa, las alturas son sobre el suelo, y las colinas ocultarían buena parte del cielo bajo.',
  over: (file, sha256, places) =>
    `El terreno está en las cifras como promedio: la vista desde ${places} lugares al azar de cada sistema sobre ${file} (SHA-256 ${sha256.slice(0, 12)}) dice qué parte de su alcance ve un puesto a cada altura. Aquí ninguna colina concreta protege ni descubre nada, y las casas y los árboles no están en el archivo o cuentan como suelo. Las cotas prescinden del terreno, porque un puesto elevado ve más lejos.`,
  covered: (share) =>
    `El archivo conoce el suelo del ${share} de esos lugares; en los demás la tierra es lisa.`,
  settings: (mode, cells, eye, refraction) =>
    `celdas de ${cells}, ${mode === 'fast' ? 'planos de referencia' : 'rayos'}, ojo a ${eye} sobre el suelo, refracción ${refraction}`,
  seen: (share, height) => `${share} a ${height}`,
};

const repeat: Page['repeat'] = {
  cite: 'Cítese como',
  citation: (version, title, digest, asOf) =>
    `Skyproof ${version}: ${title}. Datos hasta ${asOf}. Ejecución ${digest}.`,
  again: 'Repetirla',
  verify: 'Comprobar los archivos de esta carpeta con sus resúmenes',
  digest:
    'El resumen criptográfico abarca todas las cotas, medidas y veredictos: quien repita la ejecución con la misma versión y los mismos datos de entrada debe obtener el mismo, en cualquier máquina.',
  facts: {
    digest: 'Resumen criptográfico',
    seed: 'Semilla',
    trials: 'Máximo de ensayos por fila',
    stopped: 'La detuvo',
    area: 'Superficie',
    perimeter: 'Perímetro',
    data: 'Contorno',
    terrain: 'Terreno',
    seen: 'Visto del alcance completo',
    asOf: 'Datos hasta',
    files: 'Entradas (SHA-256)',
  },
  stoppedBy: {
    precision: 'la precisión pedida',
    trials: 'el número de ensayos',
    user: 'el usuario',
  },
  perimeter: (km, rings, dropped, step) =>
    `${km} km a lo largo de ${rings} ${rings === 1 ? 'anillo' : 'anillos'} (${
      dropped === 1 ? 'uno menor omitido' : `${dropped} menores omitidos`
    }), con puntos cada ${step} como mucho`,
  islands: {
    kept: 'anillos de 100 km² como mínimo y el mayor',
    all: 'todos los anillos',
    main: 'solo el anillo mayor',
  },
  waters: (waters, choice) =>
    waters === 0
      ? 'el contorno no recorta aguas interiores: los lagos cuentan como tierra'
      : `${waters} ${waters === 1 ? 'agua interior' : 'aguas interiores'} ${
          choice === 'excluded' ? 'fuera de la tierra, con orillas' : 'como tierra'
        }`,
  folder:
    'Junto a esta página están results.json, scenario.yaml, las tablas en CSV y el mapa en GeoJSON.',
};

/** The published page in Spanish. */
export const spanishPage: Page = {
  kicker: 'Evaluación de Skyproof',
  asOf: (date) => `Datos hasta ${date}`,
  skip: 'Ir a los veredictos',
  contents: 'Contenido',
  sections: {
    answer: 'La respuesta en breve',
    verdicts: 'Veredicto por afirmación',
    reports: 'Lo que dicen los informes',
    contradictions: 'Dónde los informes se contradicen o contradicen al mapa',
    map: 'Dónde sería probable la cobertura',
    altitude: 'Cómo cambia la cobertura con la altura',
    readiness: 'Cuánta disponibilidad exigiría una frontera cerrada',
    afterAlert: 'Cuántos podrían disparar, y cuánto después de una alerta',
    raids: 'Cuántas de varias aeronaves pasan',
    drivers: 'Lo que decide la respuesta',
    sizing: 'Cuántos harían falta',
    risks: 'Lo que el dispositivo arriesga por sí mismo',
    assumptions: 'Cada número y su fuente',
    bounds: 'Cotas que ningún emplazamiento puede superar',
    limits: 'Lo que esto no muestra',
    attack: 'Cómo atacar este resultado',
    repeat: 'Citar y repetir',
  },
  answer,
  cards,
  drivers,
  attack,
  reports,
  contradictions,
  map,
  altitude,
  readiness,
  inputs: (count, assumed) =>
    `Entradas: ${count} ${count === 1 ? 'número' : 'números'}, ${assumed} de ellos supuestos; la tabla de números da cada uno con su fuente.`,
  afterAlert,
  raids,
  sizing,
  misidentification,
  diversion,
  assumptions,
  bounds,
  limits,
  ground,
  repeat,
  footer:
    'Skyproof comprueba afirmaciones públicas al nivel de un documento de política. No planea, no apunta ni evade.',
};
