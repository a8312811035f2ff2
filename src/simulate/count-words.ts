/** Adds up weights by 32-bit word. */
export interface WordCounter {
  readonly add: (word: number, weight: number) => void;
  /** Adds the first `count` of many words with their weights, in turn. */
  readonly addAll: (words: Uint32Array, addends: Float64Array, count: number) => void;
  /** Visits every word with its weight, in the order in which words first came, and starts anew. */
  readonly drain: (visit: (word: number, weight: number) => void) => void;
}

/** Odd constant near 2^32 divided by the golden ratio: spreads words over the table. */
const spread = 0x9e3779b1;

/** Makes a counter: a hash table with open addressing that doubles when it is half full. */
export function createWordCounter(): WordCounter {
  let bits = 8;
  let keys = new Uint32Array(1 << bits);
  let weights = new Float64Array(1 << bits);
  let used = new Uint8Array(1 << bits);
  let order: number[] = [];

  const grow = (): void => {
    const held = order.map((slot) => [keys[slot] as number, weights[slot] as number] as const);
    bits++;
    keys = new Uint32Array(1 << bits);
    weights = new Float64Array(1 << bits);
    used = new Uint8Array(1 << bits);
    order = [];
    for (const [word, weight] of held) add(word, weight);
  };
  const addElsewhere = (word: number, weight: number): void => {
    const last = keys.length - 1;
    let slot = Math.imul(word, spread) >>> (32 - bits);
    while (used[slot] === 1 && keys[slot] !== word) slot = (slot + 1) & last;
    if (used[slot] === 0) {
      if (2 * order.length >= keys.length) {
        grow();
        add(word, weight);
        return;
      }
      used[slot] = 1;
      keys[slot] = word;
      weights[slot] = 0;
      order.push(slot);
    }
    weights[slot] = (weights[slot] as number) + weight;
  };
  /** Mostly a word is known and in its first place; what is rarer stands apart, so that this stays small. */
  const add = (word: number, weight: number): void => {
    const slot = Math.imul(word, spread) >>> (32 - bits);
    if (used[slot] === 1 && keys[slot] === word) weights[slot] = (weights[slot] as number) + weight;
    else addElsewhere(word, weight);
  };
  /** Without calls between words that are known: where one may come in between, an engine looks up every array anew. */
  const addKnown = (
    words: Uint32Array,
    addends: Float64Array,
    first: number,
    count: number,
  ): number => {
    const [ownKeys, ownWeights, ownUsed] = [keys, weights, used];
    const shift = 32 - bits;
    let at = first;
    for (; at < count; at++) {
      const word = words[at] as number;
      const slot = Math.imul(word, spread) >>> shift;
      if (ownUsed[slot] !== 1 || ownKeys[slot] !== word) break;
      ownWeights[slot] = (ownWeights[slot] as number) + (addends[at] as number);
    }
    return at;
  };
  return {
    add,
    addAll: (words, addends, count) => {
      for (let at = addKnown(words, addends, 0, count); at < count; ) {
        addElsewhere(words[at] as number, addends[at] as number);
        at = addKnown(words, addends, at + 1, count);
      }
    },
    drain: (visit) => {
      for (const slot of order) {
        visit(keys[slot] as number, weights[slot] as number);
        used[slot] = 0;
      }
      order.length = 0;
    },
  };
}
