/** Turns zod schemas into JSON Schema and gathers the named ones, so that each stands once in the document. */
import { z } from 'zod';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}
export interface Components {
  /** As a request gives it. */
  ask(schema: z.ZodType): JsonSchema;
  /** As an answer shows it. */
  answer(schema: z.ZodType): JsonSchema;
  /** Of a request, never as a reference: for its properties. */
  inline(schema: z.ZodType): JsonSchema;
  all(): Readonly<Record<string, JsonSchema>>;
}

type Io = 'input' | 'output';

export function createComponents(): Components {
  const named = new Map<string, JsonSchema>();
  const use = (schema: z.ZodType, io: Io): JsonSchema => {
    const { id, body, parts } = convert(schema, io);
    const names = new Map<string, string>();
    // What is asked and what is answered may differ under one name (defaults): the answer gets a name of its own.
    for (const [name, part] of [...parts, ...(id === null ? [] : [[id, body] as const])]) {
      const isTaken = named.has(name) && JSON.stringify(named.get(name)) !== JSON.stringify(renamed(part, names));
      names.set(name, isTaken ? `${name}${io === 'input' ? 'In' : 'Out'}` : name);
    }
    for (const [name, part] of parts) named.set(names.get(name) ?? name, renamed(part, names));
    if (id === null) return renamed(body, names);
    named.set(names.get(id) ?? id, renamed(body, names));
    return { $ref: `#/components/schemas/${names.get(id) ?? id}` };
  };
  return {
    ask: (schema) => use(schema, 'input'),
    answer: (schema) => use(schema, 'output'),
    inline(schema) {
      const { body, parts } = convert(schema, 'input');
      for (const [name, part] of parts) named.set(name, renamed(part, new Map()));
      return renamed(body, new Map());
    },
    all: () => Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function convert(schema: z.ZodType, io: Io): { id: string | null; body: JsonSchema; parts: readonly (readonly [string, JsonSchema])[] } {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // zod's pattern of an instant is 300 characters long and says no more than the format beside it.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  }) as Record<string, unknown>;
  const { $schema: _schema, $defs = {}, id, ...body } = made;
  const parts = Object.entries($defs as Record<string, JsonSchema & { id?: string }>).map(
    ([name, { id: _id, ...part }]) => [name, part] as const,
  );
  return { id: typeof id === 'string' ? id : null, body: body, parts };
}

/** References within a schema point at the document's components. */
function renamed(schema: JsonSchema, names: ReadonlyMap<string, string>): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value;
    const name = value.replace(/^#\/\$defs\//, '');
    return value.startsWith('#/$defs/') ? `#/components/schemas/${names.get(name) ?? name}` : value;
  });
  return JSON.parse(text) as JsonSchema;
}
