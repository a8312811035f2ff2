import type { PageTexts } from './en.ts';

/** Words of the view "share" in Spanish. */
export const spanishShare: PageTexts['share'] = {
  title: 'Compartir',
  address: 'Dirección de esta página',
  addressNote:
    'Todo el estado está en la dirección, tras el #: los informes, sus correcciones, los ajustes y el archivo del escenario si se cambió. No se envía a ningún servidor, pero quien tenga la dirección tiene los textos. Quien la abra obtiene el mismo resumen criptográfico.',
  length: (characters) => `${characters} caracteres.`,
  long: 'Algunos programas cortan direcciones tan largas: envíe los archivos en su lugar.',
  tooMuch:
    'Los informes y el archivo del escenario son demasiado para una dirección, que puede contener 2 MiB. Envíe los archivos en su lugar.',
  copy: 'Copiar la dirección',
  copyEmbed: 'Copiar la dirección para incrustar',
  embedNote: 'Para un <iframe>: solo las fichas de veredictos, sin menú.',
  embedLabel: 'Dirección para incrustar',
  copied: 'Copiada. La barra de direcciones también la muestra.',
  copiedText: 'Copiado.',
  notCopied: 'El navegador no dejó copiarlo: márquelo y cópielo a mano.',
  working: 'Se escribe la dirección …',
  files: 'Archivos',
  filesNote:
    'Los mismos archivos que escribe la línea de órdenes. El mapa tiene el país, las zonas que nombran los informes y nada más fino que 25 km. Un archivo de escenario que se abre sin sus informes da las mismas cotas y medidas; en sus veredictos falta lo que solo contienen los informes, por ejemplo cuáles de ellos hacen una afirmación.',
  filesLater: 'Los archivos pueden tomarse cuando la ejecución haya terminado.',
  filesFailed: (why) => `No se pudieron crear los archivos: ${why}`,
  saved: (name) => `${name} se entregó al navegador.`,
  file: {
    'index.html': 'La página publicada (HTML)',
    'scenario.yaml': 'Archivo del escenario (YAML)',
    'results.json': 'Resultados (JSON)',
    'claims.json': 'Afirmaciones (JSON)',
    'map.geojson': 'Mapa (GeoJSON)',
    'tables/verdicts.csv': 'Veredictos (CSV)',
    'tables/measures.csv': 'Medidas (CSV)',
    'tables/bounds.csv': 'Cotas (CSV)',
    'tables/assumptions.csv': 'Supuestos (CSV)',
    'tables/claims.csv': 'Afirmaciones (CSV)',
  },
  formats: 'Otros formatos',
  formatsNote:
    'Se crean en este navegador cuando los pide; varios archivos llegan en uno solo (ZIP). Las unidades no tienen lugar en ninguno, y las celdas del mapa miden 25\u00a0km como mínimo.',
  formatsElsewhere:
    'Para un PDF, abra la página publicada e imprímala. La línea de órdenes escribe todos los formatos: skyproof publish CARPETA --format all.',
  making: (label) => `${label}: en preparación …`,
  nothing: 'Esta ejecución no tiene nada de ese tipo.',
  format: {
    svg: { label: 'Figuras (SVG)', note: 'cada figura de la página publicada, con su fuente' },
    png: { label: 'Figuras (PNG)', note: 'las mismas como imágenes' },
    parquet: { label: 'Tablas (Parquet)', note: 'para DuckDB, pandas, R' },
    geoparquet: { label: 'Mapa (GeoParquet)', note: 'para DuckDB, GeoPandas, QGIS' },
    kml: { label: 'Mapa (KML)', note: 'para Google Earth y otros globos' },
    claimreview: {
      label: 'Veredictos (ClaimReview)',
      note: 'JSON-LD, una reseña por cada afirmación comprobada',
    },
    adjudication: {
      label: 'Resultados para un juego (CSV)',
      note: 'en qué acaba una incursión, por tiradas de un dado de cien caras, según sorteos con semilla; tarda unos segundos',
    },
    'ro-crate': {
      label: 'La ejecución entera (RO-Crate)',
      note: 'todos los archivos con sus resúmenes criptográficos; skyproof verify comprueba la carpeta',
    },
  },
  cite: 'Citar esto',
  citePlain: 'Como texto',
  citeBibtex: 'Como BibTeX',
  copyText: 'Copiar el texto',
  copyBibtex: 'Copiar la entrada BibTeX',
  correctedNote: (count) =>
    count === 1
      ? 'Una afirmación se corrigió a mano.'
      : `Se hicieron ${count} correcciones a mano.`,
  citeLater: 'Una ejecución puede citarse cuando ha terminado.',
  openWhole: 'Abrir en Skyproof',
  faults: {
    damaged:
      'La dirección está dañada o se cortó, así que no pudo abrirse. En su lugar se muestra el ejemplo.',
    'too-long':
      'La dirección contiene más de 2 MiB, así que no se abrió. En su lugar se muestra el ejemplo.',
    form: 'La dirección no contiene un estado de esta página, así que no pudo abrirse. En su lugar se muestra el ejemplo.',
    corrections:
      'No todas las correcciones de la dirección encajan con lo que se leyó en sus informes; el resto se abrió.',
  },
};
