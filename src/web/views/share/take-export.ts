import type { ExportFormatName } from '../../../publish/export-formats.ts';
import type { ExportedFile } from '../../../publish/export-source.ts';
import { zipFiles } from '../../../publish/zip-files.ts';
import type { Engine } from '../../engine/client.ts';
import { paintSvg } from '../../parts/chart/export-chart.ts';
import { saveFile } from '../../parts/save-file.ts';

/** A format that the page makes: PDF is for the browser's own printing. */
export type PageFormat = Exclude<ExportFormatName, 'csv' | 'geojson' | 'pdf'>;

/** Dots a drawing unit of a painted figure. */
const dots = 2;

/**
 * Has the engine make a format and hands it to the browser: one file as it is, several as an archive that is dated with a day (ISO). Returns its name; null where the run
 * has nothing of the kind.
 */
export async function takeExport(
  engine: Engine,
  { run, format, day }: { readonly run: number; readonly format: PageFormat; readonly day: string },
): Promise<string | null> {
  // Only a page can paint; the engine draws.
  const made = await engine.ask('exports', { run, format: format === 'png' ? 'svg' : format });
  const files = format === 'png' ? await paintAll(made) : made;
  const [first] = files;
  if (first === undefined) return null;
  if (files.length === 1) {
    saveFile(first.path, first.content);
    return first.path;
  }
  const name = `skyproof-${format}.zip`;
  saveFile(name, zipFiles(files, day));
  return name;
}

async function paintAll(drawings: readonly ExportedFile[]): Promise<readonly ExportedFile[]> {
  const painted: ExportedFile[] = [];
  for (const { path, content } of drawings) {
    const picture = await paintSvg(String(content), dots);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    painted.push({ path: path.replace(/\.svg$/, '.png'), content: bytes });
  }
  return painted;
}
