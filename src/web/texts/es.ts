import type { PageTexts } from './en.ts';
import { spanishCharts } from './es-charts.ts';
import { spanishLearn } from './es-learn.ts';
import { spanishMap } from './es-map.ts';
import { spanishRead } from './es-read.ts';
import { spanishServer } from './es-server.ts';
import { spanishShare } from './es-share.ts';
import { spanishTrial } from './es-trial.ts';
import { spanishWhatIf } from './es-what-if.ts';

/** Every word of the page itself in Spanish. */
export const spanish: PageTexts = {
  language: 'es',
  name: 'Skyproof',
  promise:
    'Lee informes públicos sobre una defensa aérea que se afirma y comprueba si el escudo se sostendría.',
  private: 'Todo ocurre en este navegador. No se sube nada.',
  skip: 'Ir al contenido',
  menu: 'Vistas',
  languages: 'Idioma',
  views: {
    start: 'Inicio',
    read: 'Informes',
    verdicts: 'Veredictos',
    map: 'Mapa',
    'what-if': '¿Y si…?',
    trial: 'Un ensayo',
    charts: 'Gráficos',
    learn: 'Ejercicios',
    share: 'Compartir',
    history: 'Historial',
  },
  nothingYet:
    'Todavía no se ha evaluado nada. Pegue informes en la primera vista o tome el ejemplo.',
  run: {
    reading: 'Se leen los informes …',
    bounds: 'Las cotas ya están; los ensayos siguen en curso.',
    running: (trials) =>
      `Veredictos de ${trials} ensayos hasta ahora; los intervalos se estrechan con cada ensayo.`,
    progress: (done, total) => `${done} de ${total} bloques de ensayos`,
    stop: 'Detener',
    again: 'Ejecutar de nuevo',
    stopped: 'Detenido. Los veredictos se apoyan en los ensayos que se hicieron.',
    done: (trials, seconds) => `Terminado: como mucho ${trials} ensayos por fila, ${seconds} s.`,
    deaths: (count) =>
      `Un proceso de trabajo se detuvo ${count === 1 ? 'una vez' : `${count} veces`}; otro ocupó su lugar y repitió sus ensayos. Ninguna cifra cambia.`,
    failed: 'Esto no pudo evaluarse.',
    restarted: (message) =>
      `La parte de la página que calcula se detuvo y se inició de nuevo: ${message}`,
  },
  start: {
    title: '¿Qué se afirma?',
    lead: 'Pegue uno o varios informes, o suelte aquí archivos: texto, Markdown o HTML. Sale quién dice qué, dónde difieren los informes y si el escudo se sostendría.',
    name: (number) => `Informe ${number}`,
    text: 'Texto del informe',
    placeholder: 'Pegue el artículo entero, con su fecha.',
    add: 'Añadir otro informe',
    remove: 'Quitar',
    assess: 'Evaluar',
    drop: 'Suelte archivos aquí',
    choose: 'Elegir archivos',
    example: 'Tomar el ejemplo',
    exampleNow: 'El ejemplo de abajo ya está evaluado: dos informes de un mismo discurso.',
    scenario: 'Abrir un archivo de escenario',
    scenarioText: 'Archivo del escenario (YAML)',
    scenarioFile: 'Elegir un archivo de escenario',
    scenarioRun: 'Ejecutarlo',
    scenarioRunOnServer: 'Ejecutarlo en el servidor',
    elevationFile: 'Elegir un archivo de alturas',
    elevationNote:
      'Las colinas ocultan las aeronaves que vuelan bajo. Un escenario que dice environment: { terrain: heights.tif } necesita ese archivo (GeoTIFF de alturas, longitud y latitud, 64 MiB como mucho); se queda en este navegador.',
    elevationHeld: (file, columns, rows, voids) =>
      `${file}: ${columns} × ${rows} alturas, ${voids} de ellas desconocidas`,
    country: 'Empezar por un país',
    countryNote:
      'Tantos de un sistema, en cualquier lugar del país, y todo lo demás como supone el catálogo: una primera mirada y un archivo que editar.',
    countryRun: 'Crear el archivo y ejecutarlo',
    choosePlease: 'elija …',
    system: 'Sistema',
    count: 'Cuántos',
    asOf: 'A fecha de (lo fechado después no cuenta)',
    territory: 'País',
    asReported: 'como dicen los informes',
    soFar: 'Lo que se evalúa ahora',
    forget: 'Olvidarlo todo',
    forgotten: 'Se ha olvidado todo lo escrito.',
  },
  verdicts: {
    title: 'Veredictos',
    claims: 'Afirmaciones',
    filter: 'Mostrar',
    any: 'cualquiera',
    asWritten: 'tal como se escribió',
    reading: 'Lectura',
    interpretation: 'Sentido de “escudo”',
    altitude: 'Altura',
    posture: 'Sistemas contados',
    allHeights: 'cualquier altura',
    head: [
      'Sentido',
      'Altura',
      'Veredicto',
      'Probabilidad',
      'Intervalo (ensayos)',
      'Intervalo de valores (incógnitas)',
      'Mejor caso para quien lo afirma',
    ],
    why: 'Por qué',
    proof: 'Demostración de la cota',
    driver: (label, share) => `Lo que decide: ${label} (el ${share} de la dispersión).`,
    tipping: (label, value) => `La palabra cambia con ${label} = ${value}.`,
    flipped: (variant) => `Otra elección cambiaría la palabra: ${variant}.`,
    further: (count) =>
      count === 1
        ? 'Otra línea para otras lecturas, sistemas y elecciones: filtre arriba.'
        : `Otras ${count} líneas para otras lecturas, sistemas y elecciones: filtre arriba.`,
    origins: (count, of) =>
      `la dice${count === 1 ? '' : 'n'} ${count} de ${of} ${of === 1 ? 'origen independiente' : 'orígenes independientes'}`,
    notTested: 'Afirmaciones que nada puede comprobar',
    findings: 'Avisos',
    otherFindings: (count) =>
      count === 1 ? 'Una advertencia sobre la entrada' : `${count} advertencias sobre la entrada`,
    nothing: 'Ningún veredicto encaja con este filtro.',
  },
  charts: spanishCharts,
  learn: spanishLearn,
  map: spanishMap,
  read: spanishRead,
  server: spanishServer,
  share: spanishShare,
  trial: spanishTrial,
  whatIf: spanishWhatIf,
};
