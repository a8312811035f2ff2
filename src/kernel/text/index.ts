export { canonicalJson } from './canonical-json.ts';
export { formatDecimal, formatInteger, formatShare } from './format-number.ts';
export { type JsonProblem, type JsonValue, mostJsonDepth, parseJson } from './parse-json.ts';
export { createSha256, type Sha256, sha256Hex } from './sha256.ts';
export { encodeUtf8 } from './utf8.ts';
