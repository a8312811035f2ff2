/** `npm run prove -- tests` runs the tests that take minutes whole; `npm test` runs a part of them. */
export const isWhole = process.env['SKYPROOF_WHOLE'] === '1';
