import { RegistryDown } from '../domain/registry.ts';

/** Classes of SQLSTATE with which a database says that it cannot be used now: connection, resources, operator intervention, authorisation, no such database. */
const downClasses: ReadonlySet<string> = new Set(['08', '53', '57', '28', '3D']);

/** Turns an error that means "no answer" into RegistryDown; others stay what they are. The text of a statement or its values are in neither. */
export function explainError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return isDown(error) ? new RegistryDown(describe(error)) : error;
}

/** Does a step of a database; what it throws is explained. */
export async function guard<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw explainError(error);
  }
}

/** Says whether an error means that the database does not answer. */
function isDown(error: Error): boolean {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  if (typeof syscall === 'string') return true;
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code))
    return downClasses.has(code.slice(0, 2));
  if (error instanceof AggregateError) return true;
  return /connection|timeout|closed|not queryable/i.test(error.message);
}

function describe(error: Error): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const message = first instanceof Error ? first.message : String(first);
  return `the database does not answer: ${message}`;
}
