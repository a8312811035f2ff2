import { InvalidArgumentError } from 'commander';
import { exportFormats } from '../publish/export-formats.ts';
import { isRealDate } from '../reports/read-header.ts';

/** Most trials that can be asked for by one flag. */
const mostTrials = 10_000_000;
const mostWorkers = 256;

/** Parses `--trials`: a whole number from 1 to 10,000,000, rounded up to a multiple of 64. @throws InvalidArgumentError */
export function parseTrials(text: string): number {
  return Math.ceil(parseWhole(text, 1, mostTrials) / 64) * 64;
}

/**
 * Parses `--seed`: a whole number from 0 to 2^53 - 1, or the same as `0x` and exactly 14 hex digits, so that no digit can be lost unseen.
 * @throws InvalidArgumentError
 */
export function parseSeed(text: string): number {
  const isHex = /^0x[0-9a-f]{14}$/i.test(text);
  const value = isHex || /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  throw new InvalidArgumentError(
    `It must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, or 0x and 14 hex digits up to 0x1fffffffffffff.`,
  );
}

/** Parses `--trial`: a whole number from 0 to 2^32 - 1. @throws InvalidArgumentError */
export function parseTrial(text: string): number {
  return parseWhole(text, 0, 4294967295);
}

/** Parses `--workers`: a whole number from 1 to 256. @throws InvalidArgumentError */
export function parseWorkers(text: string): number {
  return parseWhole(text, 1, mostWorkers);
}

/** Parses `--llm-timeout`: seconds, 1 to 300; Node gives up on a silent server after 300. @throws InvalidArgumentError */
export function parseTimeout(text: string): number {
  return parseWhole(text, 1, 300);
}

/** Parses `--port`: 0 to 65535. @throws InvalidArgumentError */
export function parsePort(text: string): number {
  return parseWhole(text, 0, 65_535);
}

/** Parses `--precision`: half of a 95 % interval's width, from 0.0001 to 0.5. @throws InvalidArgumentError */
export function parsePrecision(text: string): number {
  const value = /^(\d{0,1}\.\d{1,12}|\d)$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0.0001 && value <= 0.5) return value;
  throw new InvalidArgumentError('It must be a number from 0.0001 to 0.5, e.g. 0.01.');
}

/** Parses a date of the calendar as YYYY-MM-DD. @throws InvalidArgumentError */
export function parseDate(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match !== null && isRealDate(Number(match[1]), Number(match[2]), Number(match[3])))
    return text;
  throw new InvalidArgumentError('It must be a date YYYY-MM-DD, e.g. 2025-10-23.');
}

/** Parses one of several `--address`: scheme, name and port of a web address, nothing behind. @throws InvalidArgumentError */
export function parseAddress(text: string, before: readonly string[] = []): readonly string[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin =
    url !== null && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text);
  if (isOrigin) return [...before, url.origin];
  throw new InvalidArgumentError(
    'It must be a web address without a path, e.g. https://skyproof.example.',
  );
}

/** Names of formats that `--format` takes. */
export const formatNames: readonly string[] = [...exportFormats.map(({ name }) => name), 'all'];

/** Parses one of several `--format`: names with commas between them. @throws InvalidArgumentError */
export function parseFormats(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.every((name) => formatNames.includes(name))) return [...before, ...names];
  throw new InvalidArgumentError(
    `It must be names with commas between them, of these: ${formatNames.join(', ')}.`,
  );
}

/** Accepts any text that is not empty. @throws InvalidArgumentError */
export function parseText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must not be empty.');
}

function parseWhole(text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
}
