export { createTextHash, sha256 } from '../../workers/hash.ts';
