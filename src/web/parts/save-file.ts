const types: Readonly<Record<string, string>> = {
  ...{ html: 'text/html', json: 'application/json', csv: 'text/csv', yaml: 'application/yaml' },
  ...{ geojson: 'application/geo+json', txt: 'text/plain', svg: 'image/svg+xml' },
};

/** Hands a file to the browser, which keeps it where downloads go. A text gets the type that its name ends on. */
export function saveFile(name: string, content: string | Blob): void {
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  const blob =
    typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
