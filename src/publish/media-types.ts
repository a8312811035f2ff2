const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  geojson: 'application/geo+json',
  html: 'text/html',
  json: 'application/json',
  jsonld: 'application/ld+json',
  kml: 'application/vnd.google-earth.kml+xml',
  parquet: 'application/vnd.apache.parquet',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  yaml: 'application/yaml',
  zip: 'application/zip',
};

/** The media type of a file by the end of its name; bytes of no known kind where there is none. */
export function mediaTypeOf(path: string): string {
  return types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
