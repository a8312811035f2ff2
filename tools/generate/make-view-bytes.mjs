import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/**
 * Compiles wasm/view.ts and returns the text of a module that holds the bytes in base64, or `current` where that was made of the same
 * source by the same compiler. @throws Error with what the compiler says
 */
export async function makeViewBytes(source, current) {
  const text = readFileSync(source, 'utf8');
  const mark = createHash('sha256')
    .update(`${asc.version} ${flags.join(' ')}\n${text}`)
    .digest('hex');
  const head = `// Made from wasm/view.ts ${mark}; do not edit.\n`;
  if (current?.startsWith(head)) return current;
  let bytes = null;
  const { error, stderr } = await asc.main(['view.ts', '--outFile', 'view.wasm', ...flags], {
    readFile: (name) => (name === 'view.ts' ? text : null),
    writeFile: (name, contents) => {
      if (name === 'view.wasm') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === null) throw new Error(`wasm/view.ts: ${stderr.toString()}`);
  return `${head}export const viewBytes = '${Buffer.from(bytes).toString('base64')}';\n`;
}

const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
