import type { PageTexts } from './en.ts';

/** Words of the view "map" in Spanish. */
export const spanishMap: PageTexts['map'] = {
  title: 'Hasta dónde llegaría el escudo',
  lead: 'El color muestra la probabilidad de que un lugar quede al alcance.',
  method: (cell, trials) =>
    `Cada celda (${cell} de ancho) es un promedio de ${trials} mundos y de todos sus emplazamientos. Aquí ninguna unidad tiene posición.`,
  altitude: 'Altura sobre el suelo',
  ground: 'huella en el suelo',
  count: 'Unidades que alcanzan un lugar',
  units: (k) => (k === 1 ? 'al menos 1' : `al menos ${k}`),
  onlyOne: 'Esta ejecución guardó el mapa solo para una unidad.',
  seen: (share, height, k) =>
    `${height}: en promedio del país, la probabilidad de que un lugar quede al alcance de ${
      k === 1 ? 'al menos una unidad' : `al menos ${k} unidades`
    } es: ${share}.`,
  atGround: 'En la huella en el suelo',
  at: (height) => `A ${height}`,
  none: 'ninguna',
  legend: 'Probabilidad de estar cubierto',
  under: (high) => `menos del ${high} %`,
  between: (low, high) => `${low}–${high} %`,
  orMore: (low) => `${low} % o más`,
  areas: 'Zonas en las que se sitúan unidades',
  noAreas: 'Las unidades se sitúan en cualquier lugar del territorio.',
  north: 'N',
  northLong: 'El norte está arriba.',
  loading: 'Se dibuja el mapa …',
  noMap: 'En esta ejecución no se calculó ningún mapa.',
  noDrawing:
    'Este navegador no puede dibujar el mapa (WebGL falta o está desactivado). La tabla de abajo tiene sus cifras.',
  failed: 'No se pudo dibujar el mapa.',
  credit: (dataset, credits) =>
    `Contorno: ${dataset}, fronteras de hecho; vecinos a grandes rasgos. Datos: ${credits}. Calculado por Skyproof.`,
  table: 'Probabilidad media por altura, en una tabla',
  tableHead: 'Altura',
  locale: (posture) => ({
    'Map.Title': `Mapa de la probabilidad media de cobertura. ${posture}. Las flechas lo mueven, más y menos lo acercan y alejan.`,
    'NavigationControl.ZoomIn': 'Acercar',
    'NavigationControl.ZoomOut': 'Alejar',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km',
    'CooperativeGesturesHandler.WindowsHelpText':
      'Mantenga pulsada Ctrl y use la rueda para acercar el mapa',
    'CooperativeGesturesHandler.MacHelpText':
      'Mantenga pulsada ⌘ y use la rueda para acercar el mapa',
    'CooperativeGesturesHandler.MobileHelpText': 'Mueva el mapa con dos dedos',
  }),
  gapsLead:
    'Huecos de la frontera: cuánto miden y cuántos son. No se calcula para su publicación dónde están.',
};
