import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../src/server/api/requests.ts';
import { openTestServer, smallInput, type TestServer } from './open-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

// The part of OpenAPI 3.1 that is used here, written from the specification and narrower than it: what is not named is refused.
const schema: z.ZodType = z.union([
  z.strictObject({ $ref: z.string().regex(/^#\/components\/schemas\/\w+$/) }),
  z.looseObject({ type: z.union([z.string(), z.array(z.string())]) }),
  z.looseObject({ oneOf: z.array(z.lazy(() => schema)) }),
  z.looseObject({ anyOf: z.array(z.lazy(() => schema)) }),
  z.looseObject({ allOf: z.array(z.lazy(() => schema)) }),
  z.looseObject({ const: z.unknown() }),
]);
const content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema }));
const response = z.strictObject({ description: z.string().min(1), content: content.optional() });
const operation = z.strictObject({
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query', 'header']),
        required: z.boolean(),
        schema,
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^(\d{3}|default)$/), response),
});
const documentShape = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    license: z.object({ name: z.string() }),
  }),
  components: z.strictObject({
    schemas: z.record(z.string(), schema),
    parameters: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['http', 'apiKey']) })),
  }),
  webhooks: z.strictObject({}),
  paths: z.record(
    z.string().regex(/^\/[\w./{}-]*$/),
    z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation),
  ),
});

test('the document has the form of OpenAPI 3.1, and every route is in it', async () => {
  const document = documentShape.parse(
    await (await server.ask('GET', '/api/v1/openapi.json')).json(),
  );
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const known = routes.map(({ config }) => `${config.method} ${config.path}`);
  expect(named.sort()).toEqual([...known, 'get /api/v1/openapi.json'].sort());
  for (const [path, methods] of Object.entries(document.paths))
    for (const one of Object.values(methods)) {
      // Every part of a path in braces is a parameter, and every parameter of a path stands in it.
      const inPath = (one?.parameters ?? []).filter((each) => each.in === 'path');
      expect(inPath.map((each) => each.name).sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      );
      for (const scheme of (one?.security ?? []).flatMap((each) => Object.keys(each)))
        expect(Object.keys(document.components.securitySchemes)).toContain(scheme);
    }
  // No reference leads nowhere.
  for (const [, name = ''] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
    expect(Object.keys(document.components.schemas)).toContain(name);
});

test('a method that a route does not know is told what it knows', async () => {
  const answer = await server.ask('PUT', '/api/v1/runs', {});
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, GET, HEAD']);
  expect((await server.ask('POST', '/api/v1/nothing', smallInput)).status).toBe(404);
});
