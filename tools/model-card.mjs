// Writes docs/model-card.md from data/ and docs/evidence.json. `--check` writes nothing and ends with 1 when the card is not what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCard } from './card/make-card.mjs';

const root = process.env.SKYPROOF_CHECK_ROOT ?? fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'docs/model-card.md');
const { card, findings } = makeCard(root);
for (const { file, line, column, code, message } of findings) {
  console.error(`${file}:${line}:${column} error ${code} ${message}`);
}
if (card === null) process.exit(1);
if (!process.argv.includes('--check')) writeFileSync(target, card);
else if (readFileSync(target, 'utf8') !== card) {
  console.error('docs/model-card.md is not what its sources say; run `node tools/model-card.mjs`');
  process.exit(1);
}
