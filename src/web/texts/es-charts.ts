import type { PageTexts } from './en.ts';

/** Words of the view "charts" in Spanish. */
export const spanishCharts: PageTexts['charts'] = {
  title: 'Gráficos',
  lead: 'Cada gráfico puede guardarse con su fuente dentro; cada cifra está en una tabla debajo.',
  failed: 'No se pudo dibujar el gráfico. La tabla tiene sus cifras.',
  table: 'Las cifras en una tabla',
  saveAs: (title, kind) => `Guardar “${title}” como ${kind}`,
  run: (digest) => `Ejecución ${digest}.`,
  csvHead: ['series', 'interval_low_95', 'interval_high_95', 'unknowns_5', 'unknowns_95', 'trials'],
  ground: 'huella en el suelo',
  onGround: 'en la huella en el suelo',
  atHeight: (height) => `a ${height}`,
  intervals: 'Línea gruesa: intervalo del 95 % de la media según los ensayos.',
  withRange: 'Línea fina: del 5 % al 95 % según las incógnitas.',
  band: 'Banda: intervalo del 95 %.',
  source: (posture, trials) =>
    `${posture}. Caso base, hasta ${trials} ensayos por cifra. Calculado por Skyproof.`,
  height: 'Altura sobre el suelo',
  interval: 'Intervalo del 95 %',
  range: '5–95 % según las incógnitas',
  trials: 'Ensayos',
  coverage: {
    title: 'Cobertura según la altura',
    axis: 'Parte de la superficie al alcance (%)',
    series: (k) => (k === 1 ? '1 unidad o más' : `${k} unidades o más`),
    sentence: (one, two) =>
      `En la huella en el suelo, el ${one} de la superficie queda al alcance de al menos una unidad${
        two === null ? '' : ` y el ${two} al alcance de dos`
      }.`,
    empty: (height) => ` A partir de ${height} no queda nada cubierto.`,
    head: [
      'Altura',
      'Unidades',
      'Parte media',
      'Intervalo del 95 %',
      '5–95 % según las incógnitas',
    ],
  },
  readiness: {
    title: 'Frontera sin huecos según la disponibilidad',
    axis: 'Probabilidad de una frontera sin huecos (%)',
    at: 'Parte de las unidades que está lista (%)',
    sentence: (curve, from, to, low, high) =>
      `${curve}: con el ${from} de las unidades listas, la probabilidad es: ${low}; con el ${to}: ${high}.`,
    sizing: (count) =>
      ` En 95 de 100 mundos la frontera se sostendría a partir de ${count} puestos.`,
    source: (trials) => `Caso base, ${trials} ensayos por punto. Calculado por Skyproof.`,
    head: ['Curva', 'Unidades listas', 'Probabilidad', 'Intervalo del 95 %', 'Ensayos'],
  },
  raid: {
    title: 'Incursiones: cuántas aeronaves pasan',
    axis: 'Parte que pasa, media (%)',
    sentence: (most, least) =>
      `Las que más pasan: ${most.name} ${most.height}, el ${most.share} de ${most.count} aeronaves de media. Las que menos: ${least.name} ${least.height}, el ${least.share} de ${least.count}.`,
    condition: 'Trayectorias rectas sorteadas en cada mundo.',
    head: [
      'Incursión',
      'Altura',
      'Pasan, media',
      'Intervalo del 95 %',
      'Probabilidad de que no pase ninguna',
    ],
    name: (name, count) => `${name} (${count})`,
  },
  afterAlert: {
    title: 'Disponibilidad tras una alerta',
    axis: 'Parte de todos los puestos que puede disparar (%)',
    at: 'Tiempo desde la alerta',
    atAlert: 'alerta',
    hours: (count) => `${count} h`,
    days: (count) => `${count} d`,
    inWords: (hours) => {
      if (hours === 0) return 'en el momento de la alerta';
      const [count, unit] = hours < 48 ? [hours, 'hora'] : [hours / 24, 'día'];
      return `tras ${count} ${unit}${count === 1 ? '' : 's'}`;
    },
    sentence: (posture, parts) =>
      `${posture}: de los puestos puede disparar ${parts
        .map(([share, when]) => `el ${share} ${when}`)
        .join(', ')}.`,
    source: (trials) =>
      `Todos los puestos que alguna vez podrían ocuparse, reservas incluidas. Caso base, hasta ${trials} ensayos. Calculado por Skyproof.`,
    head: ['Sistemas contados', 'Tiempo desde la alerta', 'Parte media', 'Intervalo del 95 %'],
  },
  drivers: {
    title: 'Lo que decide',
    none: 'Cada probabilidad es casi 0 o casi 1 con cualquier valor declarado: ninguna incógnita decide.',
    axis: 'Parte de la dispersión que explica (%)',
    at: 'Veredicto e incógnita',
    series: 'efecto total',
    sentence: (line, unknown, share) =>
      `Lo que más decide es ${unknown}, en “${line}”: el ${share} de la dispersión.`,
    head: ['Veredicto', 'Incógnita', 'Parte de la dispersión'],
  },
  tornado: {
    title: (sense) => `Lo que mueve la probabilidad: ${sense}`,
    axis: 'Probabilidad de que se sostenga (%)',
    at: 'Incógnita',
    series: 'probabilidad, del valor bajo al alto',
    sentence: (unknown, chance, luck) =>
      `La probabilidad es: ${chance}. El ${luck} de lo que hace que se sostenga o falle es azar${
        unknown === null
          ? '; ninguna incógnita destaca'
          : `; de las incógnitas, la que más decide: ${unknown}`
      }.`,
    caption: (source) =>
      `Marca: la probabilidad con todo abierto. Línea gruesa: cuando una incógnita pasa de su punto del 10 % al del 90 %. ${source}`,
    head: ['Incógnita', 'De → a', 'Probabilidad', 'Por sí sola', 'Con otras'],
  },
  longestGap: {
    title: 'El hueco más largo',
    axis: 'Hueco más largo, longitud media (km)',
    series: 'hueco más largo de la frontera',
    sentence: (length) =>
      `En la huella en el suelo, el tramo de frontera más largo que ninguna unidad alcanza mide ${length} de media.`,
    other: (length, height) => ` Es más corto ${height}: ${length}.`,
    head: ['Altura', 'Longitud media', 'Intervalo del 95 %', '5–95 % según las incógnitas'],
  },
  gapCount: {
    title: 'Número de huecos',
    axis: 'Huecos de la frontera, número medio',
    series: 'huecos de la frontera',
    sentence: (count) => `En la huella en el suelo hay ${count} huecos de media.`,
    other: (count, height) => ` Donde más hay es ${height}: ${count}.`,
    head: ['Altura', 'Número medio', 'Intervalo del 95 %', '5–95 % según las incógnitas'],
  },
  gapLengths: {
    title: 'Cuánto miden los huecos',
    axis: 'Huecos de la frontera, número medio',
    under: (end) => `menos de ${end} km`,
    between: (low, high) => `${low}–${high} km`,
    over: (low) => `${low} km o más`,
    sentence: (where, name, most) =>
      `${upperFirst(where)}, los huecos de ${name} son los más frecuentes: ${most} de media.`,
    none: (where) => `${upperFirst(where)}, ningún ensayo dejó un hueco.`,
    head: ['Longitud del hueco', 'Número medio', 'Intervalo del 95 %'],
  },
  longGaps: {
    title: 'Frontera en huecos largos',
    axis: 'Parte de la frontera, media (%)',
    at: 'Huecos de esta longitud como mínimo (km)',
    sentence: (where, share, length) =>
      `${upperFirst(where)}, el ${share} de la frontera está en huecos de ${length} km o más.`,
    head: ['Huecos de al menos', 'Parte media de la frontera', 'Intervalo del 95 %'],
  },
  counts: {
    title: 'La frontera con más lanzadores, y con menos',
    lead: 'La frontera con entre un cuarto y ocho veces el número de lanzadores indicado, cada uno ocupado como se indica; alcances, disponibilidad y lugares no cambian. No forma parte de la ejecución ni de su resumen criptográfico.',
    compute: 'Calcular estas curvas',
    computing: 'Se calculan 64 mundos por punto …',
    failed: 'No se pudieron calcular las curvas.',
    none: 'El número indicado en este escenario no puede multiplicarse.',
    at: 'Veces el número indicado',
    times: (factor) => (factor === 0.25 ? '¼' : factor === 0.5 ? '½' : String(factor)),
    sentence: (curve, parts) =>
      `${upperFirst(curve)}: ${parts.map(([value, factor]) => `${value} ${sayTimes(factor)}`).join(', ')}.`,
    source: (posture, trials) =>
      `${posture}. Huella en el suelo, caso base con otros números, ${trials} ensayos por punto. Calculado por Skyproof a petición.`,
    chance: {
      title: 'Frontera sin huecos según los lanzadores',
      axis: 'Probabilidad de una frontera sin huecos (%)',
      head: ['Curva', 'Veces el número indicado', 'Probabilidad', 'Intervalo del 95 %', 'Ensayos'],
    },
    share: {
      title: 'Frontera vigilada según los lanzadores',
      axis: 'Parte de la frontera al alcance, media (%)',
      head: ['Curva', 'Veces el número indicado', 'Parte media', 'Intervalo del 95 %', 'Ensayos'],
    },
  },
  noGaps: 'Los huecos de la frontera no estaban entre las medidas de esta ejecución.',
};

function upperFirst(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function sayTimes(factor: number): string {
  if (factor === 1) return 'con el número indicado';
  if (factor === 0.25) return 'con un cuarto del número indicado';
  return factor === 0.5 ? 'con la mitad' : `con ${factor} veces ese número`;
}
