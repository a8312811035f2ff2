import { kinds } from '../generate/make-weights.mjs';
import {
  findSets,
  listCandidates,
  listExamples,
  listSeamExamples,
  openSet,
} from './list-examples.mjs';
import { loadReader } from './load-reader.mjs';
import { trainClaims, trainKinds, trainSeams } from './train-weights.mjs';

/**
 * Opens the labelled sets of a folder: the reader, its reference with the rules alone (`plain`), the sets, and `train`, which trains all models on some of them. What is seen of a
 * set is listed once.
 */
export async function loadTraining(fixtures) {
  const reader = await loadReader();
  const plain = {
    ...reader.createReference(),
    kindModel: { inner: new Map(), outer: [], rules: new Map() },
    claimWeights: new Map(),
    seamWeights: new Map(),
  };
  const sets = findSets(fixtures).map((set) => openSet(set, reader));
  const known = new Map();
  const examplesOf = (set) => {
    if (!known.has(set))
      known.set(set, {
        kinds: listExamples(set, reader, plain),
        claims: listCandidates(set, reader, plain),
        seams: listSeamExamples(set, reader, plain),
      });
    return known.get(set);
  };
  const train = (from) => {
    const of = (what) => from.flatMap((set) => examplesOf(set)[what]);
    return {
      kindModel: trainKinds(of('kinds'), kinds),
      claimWeights: trainClaims(of('claims')),
      seamWeights: trainSeams(of('seams')),
    };
  };
  return { reader, plain, sets, train };
}
