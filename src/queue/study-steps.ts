import type { RunInput } from '../domain/registry.ts';
import { type JobScene, makeFinding } from './job-scene.ts';
import type { JobOrder } from './messages.ts';

/** Does one job of a study. */
export async function runStudyStep(
  _order: JobOrder & { readonly input: Extract<RunInput, { readonly kind: 'study' }> },
  { say }: JobScene,
): Promise<void> {
  const message = 'this server runs no studies';
  await say({ say: 'refused', findings: [makeFinding('E_STUDY_UNREAD', message)] });
}
