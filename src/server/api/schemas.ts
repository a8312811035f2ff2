import { z } from '@hono/zod-openapi';

/** Limits of what is posted; the readers behind have their own for what stands inside. */
export const inputLimits = {
  nameLetters: 255,
  attachments: 32,
  reports: 50,
  trials: 10_000_000,
} as const;

const name = z.string().min(1).max(inputLimits.nameLetters);

/** A name inside the folder of the file that names it, as the readers of scenarios take it. */
const fileName = name.refine(
  (path) => !/^(?:[a-z]+:|[\\/~])|(?:^|[\\/])\.\.(?:[\\/]|$)|[\p{Cc}\p{Cs}]/iu.test(path),
  { message: 'a file is named inside the folder of the one that names it' },
);
const attachments = z
  .record(fileName, z.string())
  .refine((files) => Object.keys(files).length <= inputLimits.attachments, {
    message: `at most ${inputLimits.attachments} files can be attached`,
  })
  .default({})
  .openapi({ description: 'Texts of the GeoJSON files that the file names, by name.' });
const trials = z
  .number()
  .int()
  .min(1)
  .max(inputLimits.trials)
  .nullable()
  .default(null)
  .openapi({ description: 'Trials for every row in place of the stopping rule; null: the rule.' });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD');

/** What is posted to have something run: a scenario, reports, or a study of many scenarios. */
export const runInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('scenario'),
      scenarioYaml: z.string().openapi({ description: 'A scenario file, YAML 1.2 or JSON.' }),
      ...{ attachments, trials },
    }),
    z.strictObject({
      kind: z.literal('reports'),
      reports: z
        .array(z.strictObject({ name, text: z.string() }))
        .min(1)
        .max(inputLimits.reports),
      asOf: date.nullable().default(null),
      trials,
    }),
    z.strictObject({
      kind: z.literal('study'),
      studyYaml: z.string().openapi({ description: 'A study file, YAML 1.2 or JSON.' }),
      attachments,
    }),
  ])
  .openapi('RunInput');

const findingSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    file: z.string().nullable(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
    path: z.string().nullable(),
    message: z.string(),
  })
  .openapi('Finding');

/** Why a request is refused. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    status: z.number().int(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    path: z.string().nullable(),
    value: z.string().nullable(),
    limit: z.union([z.number(), z.string()]).nullable(),
    findings: z.array(findingSchema).optional(),
  })
  .openapi('Problem');

/** 128 bits in hex. */
const secret = z.string().regex(/^[0-9a-f]{32}$/);

/** Whatever of a run may be told to who was given its share key. */
const sharedRunShape = {
  kind: z.enum(['scenario', 'reports', 'study']),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int(),
  digest: z.string().nullable(),
  findings: z.array(findingSchema).nullable().openapi({
    description:
      'Warnings of reading the input; once the run has ended, all that it found, and why it failed.',
  }),
};

/** A run, without its id and its share key. */
export const sharedRunSchema = z.object(sharedRunShape).openapi('SharedRun');

/** A run. */
export const runSchema = z
  .object({ id: secret, ...sharedRunShape, shareKey: secret.nullable() })
  .openapi('Run');

/** Runs, newest first, and where the next page begins. */
export const runListSchema = z
  .object({ runs: z.array(runSchema), next: secret.nullable() })
  .openapi('RunList');

/** Files of a finished run. */
export const fileListSchema = z
  .object({
    files: z.array(
      z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int().min(0) }),
    ),
  })
  .openapi('FileList');

/** A path that opens one more session. */
export const invitationSchema = z.object({ path: z.string() }).openapi('Invitation');

/** What the list of runs takes in its address. */
export const listQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  before: secret.optional(),
});

/** The key of a route with a run. */
export const idSchema = z.object({ id: secret });

/** A file of a run. */
export const filePathSchema = z.object({ path: z.string().min(1) });

/** The key of a shared run. */
export const keySchema = z.object({ key: secret });
