/** OpenAPI 3.1 made from the contracts: the whole wire, with examples. */
import { z } from 'zod';
import { contracts } from '../types/contracts';
import { errorCodes } from '../types/errors';
import type { Operation } from '../types/operation';

type Json = Record<string, unknown>;

/** JSON Schemas of what a caller sends and gets; transforms are shown by their written side. */
export function jsonSchemas(operation: Operation): { input: Json; output: Json } {
  const options = { target: 'draft-2020-12', unrepresentable: 'any', reused: 'inline' } as const;
  const plain = ({ $schema: _schema, ...schema }: Json) => schema;
  return {
    input: plain(z.toJSONSchema(operation.input, { ...options, io: 'input' }) as Json),
    output: plain(z.toJSONSchema(operation.output, { ...options, io: 'output' }) as Json),
  };
}

const errorSchema = {
  type: 'object',
  required: ['ok', 'error'],
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      required: ['code', 'message', 'fields', 'requestId'],
      properties: {
        code: { enum: Object.keys(errorCodes) },
        message: { type: 'string', description: '给人看的中文' },
        fields: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
        requestId: { type: 'string' },
      },
    },
  },
};

let document: Json | null = null;

/** The document, made once. */
export function openapi(): Json {
  document ??= {
    openapi: '3.1.0',
    info: { title: '工会平台', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: Object.fromEntries(
      (Object.entries(contracts) as [string, Operation][]).filter(([, { access }]) => access !== 'system').map(path),
    ),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'session' } },
      schemas: { Refusal: errorSchema },
    },
  };
  return document;
}

function path([name, operation]: [string, Operation]): [string, Json] {
  const { input, output } = jsonSchemas(operation);
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', format: 'uuid' },
    description: '同一编号和内容只生效一次',
  };
  const answer = { type: 'object', required: ['ok', 'data'], properties: { ok: { const: true }, data: hoist(output) } };
  return [
    `/api/${name}`,
    {
      post: {
        operationId: name,
        summary: operation.summary,
        tags: [name.split('.')[0]],
        security: operation.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
        parameters: operation.kind === 'command' ? [key] : [],
        requestBody: { required: true, content: { 'application/json': { schema: hoist(input), example: operation.example } } },
        responses: {
          200: { description: '成功', content: { 'application/json': { schema: answer } } },
          default: { description: '拒绝', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
        },
      },
    },
  ];
}

/** References inside a schema are to its own `$defs`; inlined here so that the document needs no second table. */
function hoist(schema: Json): Json {
  const defs = (schema.$defs ?? {}) as Record<string, Json>;
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (!part || typeof part !== 'object') return part;
    const { $ref, $defs: _defs, ...rest } = part as Json;
    if (typeof $ref === 'string') return walk(defs[$ref.replace('#/$defs/', '')] ?? {});
    return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, walk(value)]));
  };
  return walk(schema) as Json;
}
