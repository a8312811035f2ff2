import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * Compiles a file of wasm/ and returns the text of a module that holds the bytes in base64 under `constant`, or `current` where that was made of the
 * same source by the same compiler. @throws Error with what the compiler says
 */
export async function makeWasmBytes(source, constant, moreFlags, current) {
  const text = readFileSync(source, 'utf8');
  const name = basename(source);
  const own = [...flags, ...moreFlags];
  const mark = createHash('sha256')
    .update(`${asc.version} ${own.join(' ')}\n${text}`)
    .digest('hex');
  const head = `// Made from wasm/${name} ${mark}; do not edit.\n`;
  if (current?.startsWith(head)) return current;
  let bytes = null;
  const { error, stderr } = await asc.main([name, '--outFile', 'out.wasm', ...own], {
    readFile: (file) => (file === name ? text : null),
    writeFile: (file, contents) => {
      if (file === 'out.wasm') bytes = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || bytes === null) throw new Error(`wasm/${name}: ${stderr.toString()}`);
  return `${head}export const ${constant} = '${Buffer.from(bytes).toString('base64')}';\n`;
}

const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
