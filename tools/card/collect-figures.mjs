import { listParameters } from './list-parameters.mjs';

/** What stands where nothing was measured. */
export const notMeasured = 'not yet measured';

/**
 * Collects the figures that the card names as {{name}}. What the evidence lacks, and what is no finite number, reads "not yet measured".
 * @param {object} evidence docs/evidence.json
 * @param {object} catalogue what `readCatalogue` gives
 * @param {object[]} equations what `readEquations` gives
 * @returns {Record<string, string>} texts by name
 */
export function collectFigures(evidence, catalogue, equations) {
  const steps = evidence.steps ?? {};
  const { model, planted, oracle, properties, math, runs, otherNode, assessment } = steps;
  const checks = model?.checks ?? [];
  const files = properties?.files ?? [];
  const parameters = listParameters(catalogue);
  const assumptions = parameters.filter((each) => each.grade === 'assumption').length;
  const figures = {
    'equations.count': whole(equations.length),
    'equations.checked': whole(equations.filter((each) => each.checks.length > 0).length),
    'parameters.total': whole(parameters.length),
    'parameters.assumptions': whole(assumptions),
    'parameters.assumptionShare': percent(assumptions / parameters.length),
    'parameters.reliable': whole(
      parameters.filter(({ grade }) => /^[AB][1-6]$/.test(grade)).length,
    ),
    'tests.passed': ofAll(steps.tests),
    'model.passed': model && portion(checks.filter((each) => each.pass).length, checks.length),
    'model.trials': whole(model?.trials),
    'model.largestZ': decimal(model?.largestZ, 1),
    'planted.caught': planted && portion(planted.caught, planted.planted),
    'oracle.passed': ofAll(oracle),
    'properties.passed': properties && ofAll(sum(files)),
    'properties.files': whole(properties?.files.length),
    'properties.runs': properties && whole(Math.min(...files.map((file) => file.runs))),
    'math.points': whole(math?.points),
    'convergence.order': decimal(steps.convergence?.order, 2),
    'runs.kills': whole(runs?.kills),
    'runs.splits': runs && whole(runs.splits.split(' ').length),
    'otherNode.version': otherNode?.version,
    'otherNode.passed': ofAll(otherNode),
    'assessment.trials': whole(assessment?.trials),
    'assessment.cases': whole(assessment?.cases),
    'assessment.measures': whole(assessment?.measures),
    'backtests.cases': whole(steps.backtests?.cases),
    'backtests.brier': decimal(steps.backtests?.brier, 3),
    'calibration.bins':
      steps.calibration && portion(steps.calibration.binsInside, steps.calibration.bins),
    'gradeShares.state': assessment?.gradeShares && 'measured, in the table of grades below',
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, text]) => [name, text ?? notMeasured]),
  );
}

const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

/** A whole number in groups of three; undefined for anything else. */
export function whole(value) {
  return isNumber(value) ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : undefined;
}

const decimal = (value, digits) => (isNumber(value) ? value.toFixed(digits) : undefined);

/** A share as whole per cent. */
export const percent = (share) => (isNumber(share) ? `${Math.round(100 * share)} %` : undefined);

function portion(part, all) {
  if (!isNumber(part) || !isNumber(all)) return undefined;
  return `${whole(part)} of ${whole(all)}`;
}

/** How many of a step's tests passed: the number alone if none failed. */
function ofAll(step) {
  if (!isNumber(step?.passed) || !isNumber(step?.failed)) return undefined;
  const { passed, failed } = step;
  return failed === 0 ? whole(passed) : `${whole(passed)} of ${whole(passed + failed)}`;
}

function sum(files) {
  return files.reduce(
    (so, file) => ({ passed: so.passed + file.passed, failed: so.failed + file.failed }),
    { passed: 0, failed: 0 },
  );
}
