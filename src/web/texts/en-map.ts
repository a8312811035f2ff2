/** Words of the view "map". */
export const map = {
  title: 'Where the shield would reach',
  lead: 'Colour shows the chance that a place lies within reach.',
  method: (cell: string, trials: string) =>
    `Each cell (${cell} wide) is a mean over ${trials} worlds and all placements in them. No unit has a position here.`,
  altitude: 'Height above the ground',
  ground: 'ground footprint',
  count: 'Units that reach a place',
  units: (k: number) => (k === 1 ? 'at least 1' : `at least ${k}`),
  onlyOne: 'This run kept the map for one unit alone.',
  seen: (share: string, height: string, k: number) =>
    `${height}: averaged over the country, a place lies within reach of ${k === 1 ? 'at least one unit' : `at least ${k} units`} with a chance of ${share}.`,
  atGround: 'On the ground footprint',
  at: (height: string) => `At ${height}`,
  none: 'none',
  legend: 'Chance of being covered',
  under: (high: number) => `under ${high} %`,
  between: (low: number, high: number) => `${low}–${high} %`,
  orMore: (low: number) => `${low} % or more`,
  areas: 'Areas in which units are placed',
  noAreas: 'Units are placed anywhere in the territory.',
  north: 'N',
  northLong: 'North is up.',
  loading: 'The map is being drawn …',
  noMap: 'No map was computed in this run.',
  noDrawing:
    'This browser cannot draw the map (WebGL is missing or switched off). The table below has its figures.',
  failed: 'The map could not be drawn.',
  credit: (dataset: string, credits: string) =>
    `Outline: ${dataset}, de-facto borders; neighbours coarse. Data: ${credits}. Computed by Skyproof.`,
  table: 'Mean chance by height, as a table',
  tableHead: 'Height',
  /** Words that the map's own buttons and hints use, by the names that maplibre gives them. */
  locale: (posture: string) => ({
    'Map.Title': `Map of the mean chance of coverage. ${posture}. Arrow keys move it, plus and minus zoom.`,
    'NavigationControl.ZoomIn': 'Zoom in',
    'NavigationControl.ZoomOut': 'Zoom out',
    'ScaleControl.Meters': 'm',
    'ScaleControl.Kilometers': 'km',
    'CooperativeGesturesHandler.WindowsHelpText': 'Hold Ctrl and scroll to zoom the map',
    'CooperativeGesturesHandler.MacHelpText': 'Hold ⌘ and scroll to zoom the map',
    'CooperativeGesturesHandler.MobileHelpText': 'Move the map with two fingers',
  }),
  gapsLead:
    'Gaps in the border: how long they are and how many. Where they lie is not computed for publication.',
} as const;
