const types: Readonly<Record<string, string>> = {
  ...{ html: 'text/html', json: 'application/json', csv: 'text/csv', yaml: 'application/yaml' },
  ...{ geojson: 'application/geo+json', txt: 'text/plain' },
};

/** Hands a file to the browser to be kept. */
export function saveFile(name: string, content: string): void {
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
