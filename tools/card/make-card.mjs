import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../generate/read-catalogue.mjs';
import { readData } from '../generate/read-data.mjs';
import { readChoices } from './read-choices.mjs';
import { readEquations } from './read-equations.mjs';
import { writeCard } from './write-card.mjs';

/**
 * Makes the text of docs/model-card.md from a project's folder.
 * @param {string} root the project's folder
 * @param {object} [evidence] default: docs/evidence.json, or none where that file is missing
 * @returns {{ card: string | null, findings: object[] }} no card where there are findings
 */
export function makeCard(root, evidence = readEvidence(root)) {
  const { catalogue, findings: ofData } = readCatalogue(join(root, 'data'), 'data/');
  const { equations, findings: ofEquations } = readEquations(root);
  const { choices, findings: ofChoices } = readChoices(root);
  const scores = readData(join(root, 'data/model/score-card.yaml'), 'data/model/score-card.yaml');
  const findings = [...ofData, ...ofEquations, ...ofChoices, ...scores.findings];
  if (findings.length > 0) return { card: null, findings };
  const template = readFileSync(join(root, 'data/model/card.md'), 'utf8');
  const scoreCard = scores.value;
  const card = writeCard({ template, scoreCard, equations, choices, catalogue, evidence });
  return { card, findings };
}

function readEvidence(root) {
  try {
    return JSON.parse(readFileSync(join(root, 'docs/evidence.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return { steps: {} };
    throw error;
  }
}
